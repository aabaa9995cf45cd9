import { TableSettings } from '../contract';
import { chosen, type VaultChoices } from './choices';
import { descriptiveOf } from './descriptive';
import { Report } from './report';
import { renamed } from './names';
import { byText } from './sets';
import {
  Bridge,
  EffectivitySatellite,
  Hub,
  Link,
  Pit,
  Satellite,
  StatusSatellite,
} from './types';

/** What the contract says about a table of a source. */
export type SettingsOf = (source: string, table: string) => TableSettings;

/**
 * R8: a link with a driving hub has an effectivity satellite; so has one of a table whose rows may go over to another member, because
 * each member that a row ever had leaves a row in the link.
 */
export function effectivity(
  links: Link[],
  report: Report,
): EffectivitySatellite[] {
  return links
    .filter(
      ({ kind, hubs, identifying }) =>
        kind !== 'event' && hubs.length > identifying,
    )
    .map(link => {
      const name = renamed(link.name, 'eff');
      const later = link.hubs.slice(link.identifying).map(({ role }) => role);
      report.add(
        'R8',
        { source: link.source, name: link.table },
        `${link.name} has the effectivity satellite ${name}`,
        link.drivingHub
          ? `it says since when which row of the link holds for a ${link.hubs[0].role}`
          : `a row may go over to another ${later.join(
              ' or ',
            )}, and this says which row of the link holds`,
      );
      return { name, link: link.name, drivingHub: link.drivingHub };
    });
}

/** R8: a many-to-many link has a status satellite, which says since when a relationship is there or gone. */
export function status(links: Link[], report: Report): StatusSatellite[] {
  return links
    .filter(link => link.kind === 'many-to-many')
    .map(({ name: link, source, table }) => {
      const name = renamed(link, 'sts');
      report.add(
        'R8',
        { source, name: table },
        `${link} has the status satellite ${name}`,
        'it says since when each relationship is there or gone',
      );
      return { name, parent: link, source, table };
    });
}

/** What is said about tables that are worked out of the vault, and where it is reported. */
interface Setting {
  settings: SettingsOf;
  choices: VaultChoices;
  report: Report;
}

/**
 * R12: a point-in-time table for a hub with a satellite and either two descriptive satellites or two links, or as its table says, or as the
 * platform says.
 */
export function pits(
  hubs: Hub[],
  links: Link[],
  satellites: Satellite[],
  { settings, choices, report }: Setting,
): Pit[] {
  return hubs.flatMap(hub => {
    const own = descriptiveOf(satellites, hub.name);
    const descriptive = own.length;
    const choice = chosen(choices.pointInTime, hub.name);
    const named = own
      .map(({ name }) => name)
      .filter(name => choice?.satellites?.includes(name));
    const linked = links.filter(l =>
      l.hubs.some(m => m.hub === hub.name),
    ).length;
    const said = choice
      ? !choice.off
      : hub.sources
          .map(({ source, table }) => settings(source, table).pit)
          .find(pit => pit !== undefined);
    const wanted = said ?? (descriptive > 1 || linked > 1);
    if (!descriptive || !wanted) return [];
    const name = renamed(hub.name, 'pit');
    const [{ source, table }] = hub.sources;
    report.add(
      'R12',
      { source, name: table },
      `${name} joins the history of ${hub.name}`,
      said
        ? askedBy(hub, choice)
        : `the hub has ${count(
            descriptive,
            'descriptive satellite',
          )} and ${count(linked, 'link')}`,
      said ? [] : ['lakehouse.pit: false'],
    );
    return [
      { name, hub: hub.name, ...(named.length > 0 && { satellites: named }) },
    ];
  });
}

/** R12: a bridge for every many-to-many link, walked through the to-one links of its members, unless its table says no; and those the platform names. */
export function bridges(
  links: Link[],
  { settings, choices, report }: Setting,
): Bridge[] {
  const own = Object.entries(choices.bridges ?? {}).flatMap(
    ([name, choice]): Bridge[] => {
      const [first, ...steps] = choice.links.flatMap(
        wanted => links.find(link => link.name === wanted) ?? [],
      );
      if (!first) return [];
      report.add(
        'R12',
        { source: first.source, name: first.table },
        `${name} walks ${[first, ...steps].map(one => one.name).join(', ')}`,
        `lakehouse.yaml asks for it (vault.bridges.${name})`,
      );
      return [{ name, links: [first, ...steps].map(one => one.name) }];
    },
  );
  const isOwn = (link: Link) =>
    own.some(({ name }) => name === renamed(link.name, 'bridge'));
  const derived = links
    .filter(
      ({ kind, source, table }) =>
        kind === 'many-to-many' && settings(source, table).bridge !== false,
    )
    .filter(link => !isOwn(link))
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
          toOne.length
            ? ` and ${count(toOne.length, 'to-one link')} of its members`
            : ''
        }`,
        'questions about a many-to-many link need it at one point in time',
        ['lakehouse.bridge: false'],
      );
      return { name, links: [link.name, ...toOne.map(other => other.name)] };
    });
  return [...derived, ...own].sort((a, b) => byText(a.name, b.name));
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function askedBy({ name }: Hub, choice: unknown): string {
  return choice
    ? `lakehouse.yaml asks for it (vault.pointInTime.${name})`
    : 'the contract asks for it (lakehouse.pit)';
}
