import { Report } from './report';
import { renamed } from './names';
import {
  Bridge,
  EffectivitySatellite,
  Hub,
  Link,
  Pit,
  Satellite,
  StatusSatellite,
} from './types';

/** R8: a link with a driving hub has an effectivity satellite. */
export function effectivity(links: Link[]): EffectivitySatellite[] {
  return links.flatMap(({ name, drivingHub }) =>
    drivingHub ? [{ name: renamed(name, 'eff'), link: name, drivingHub }] : [],
  );
}

/** R8: a many-to-many link has a status satellite, which says since when a relationship is there or gone. */
export function status(links: Link[]): StatusSatellite[] {
  return links
    .filter(link => link.kind === 'many-to-many')
    .map(({ name }) => ({ name: renamed(name, 'sts'), parent: name }));
}

/** R12: a point-in-time table for a hub with a satellite and either two descriptive satellites or two links. */
export function pits(
  hubs: Hub[],
  links: Link[],
  satellites: Satellite[],
  report: Report,
): Pit[] {
  return hubs.flatMap(hub => {
    const own = satellites.filter(s => s.parent === hub.name);
    const descriptive = own.filter(s => s.kind === 'descriptive').length;
    const linked = links.filter(l =>
      l.hubs.some(m => m.hub === hub.name),
    ).length;
    if (!own.length || (descriptive < 2 && linked < 2)) return [];
    const name = renamed(hub.name, 'pit');
    const [{ source, table }] = hub.sources;
    report.add(
      'R12',
      { source, name: table },
      `${name} joins the history of ${hub.name}`,
      `the hub has ${descriptive} descriptive satellites and ${linked} links`,
    );
    return [{ name, hub: hub.name }];
  });
}

/** R12: a bridge for every many-to-many link, walked through the to-one links of its members. */
export function bridges(links: Link[], report: Report): Bridge[] {
  return links
    .filter(link => link.kind === 'many-to-many')
    .map(link => {
      const members = link.hubs.map(member => member.hub);
      const toOne = links.filter(
        other =>
          other.source === link.source &&
          other.drivingHub !== null &&
          members.includes(other.drivingHub),
      );
      const name = renamed(link.name, 'bridge');
      report.add(
        'R12',
        { source: link.source, name: link.table },
        `${name} walks ${link.name}${
          toOne.length ? ` and ${toOne.length} to-one links of its members` : ''
        }`,
        'questions about a many-to-many link need it at one point in time',
      );
      return { name, links: [link.name, ...toOne.map(other => other.name)] };
    });
}
