import type { Finding } from '../contract';
import { shown } from '../names';
import type { BridgeChoice, PitChoice, VaultChoices } from './choices';
import { descriptiveOf } from './descriptive';
import type { Link, VaultModel } from './types';

interface Problem {
  message: string;
  fix: string;
}

/** Checks that what people chose in `lakehouse.yaml` is there, and that links lead on from one another. */
export function checkChoices(
  model: VaultModel,
  { pointInTime = {}, bridges = {} }: VaultChoices = {},
): Finding[] {
  const found = (path: string, problems: Problem[]) =>
    problems.map(
      ({ message, fix }): Finding => ({
        severity: 'error',
        path,
        message: `lakehouse.yaml, ${path.slice(2)}: ${message}`,
        fix: `${fix} Correct or remove it.`,
      }),
    );
  return [
    ...Object.entries(pointInTime).flatMap(([hub, choice]) =>
      found(`$.vault.pointInTime.${shown(hub)}`, checkPit(hub, choice, model)),
    ),
    ...Object.entries(bridges).flatMap(([name, choice]) =>
      found(`$.vault.bridges.${shown(name)}`, checkBridge(choice, model)),
    ),
  ];
}

function checkPit(
  hub: string,
  { off, satellites }: PitChoice,
  model: VaultModel,
): Problem[] {
  if (!model.hubs.some(({ name }) => name === hub)) {
    return [
      {
        message: `the vault has no hub ${shown(hub)}.`,
        fix: listing('Hubs are', model.hubs),
      },
    ];
  }
  if (off) return [];
  const own = descriptiveOf(model.satellites, hub);
  if (!own.length) {
    return [
      {
        message: `${hub} has no satellite that a point-in-time table could name.`,
        fix: 'A satellite comes with a column that is no key.',
      },
    ];
  }
  return (satellites ?? [])
    .filter(wanted => !own.some(({ name }) => name === wanted))
    .map(wanted => ({
      message: `${shown(wanted)} ${whyNot(wanted, hub, model)}.`,
      fix: listing(`Satellites of ${hub} are`, own),
    }));
}

/** Why a point-in-time table of a hub cannot name something. */
function whyNot(wanted: string, hub: string, model: VaultModel): string {
  const other = model.satellites.find(({ name }) => name === wanted);
  if (!other) return `is no satellite of ${hub}`;
  return other.parent === hub
    ? 'is multi-active: a point-in-time table names one version of a key'
    : `describes ${other.parent}`;
}

function checkBridge({ links }: BridgeChoice, model: VaultModel): Problem[] {
  const unknown = links.filter(
    wanted => !model.links.some(({ name }) => name === wanted),
  );
  if (unknown.length) {
    return unknown.map(wanted => ({
      message: `the vault has no link ${shown(wanted)}.`,
      fix: listing('Links are', model.links),
    }));
  }
  const [first, ...rest] = links.map(
    wanted => model.links.find(({ name }) => name === wanted)!,
  );
  const reached = new Set(first.hubs.map(({ hub }) => hub));
  return rest.flatMap(link => {
    const problems = checkStep(first, link, reached, model);
    for (const { hub } of link.hubs.slice(1)) reached.add(hub);
    return problems;
  });
}

/** A bridge goes on by links of which a hub has at most one at a time, and stays in one source: another may never have been loaded. */
function checkStep(
  first: Link,
  link: Link,
  reached: ReadonlySet<string>,
  model: VaultModel,
): Problem[] {
  if (link.source !== first.source) {
    return [
      {
        message: `${link.name} is of the source ${link.source}, and ${first.name} of ${first.source}.`,
        fix: `Choose links of one source; of others ${first.source} cannot know whether they were ever loaded.`,
      },
    ];
  }
  const toOne = model.links.filter(
    one => one.drivingHub !== null && one.source === first.source,
  );
  if (link.drivingHub === null) {
    return [
      {
        message: `${link.name} is no to-one link, so a row of the bridge would have several places to go to.`,
        fix: listing('To-one links are', toOne),
      },
    ];
  }
  if (reached.has(link.drivingHub)) return [];
  return [
    {
      message: `${link.name} goes on from ${link.drivingHub}, and ${
        first.name
      } leads only to ${[...reached].join(', ')}.`,
      fix: listing(
        'Links that go on from there are',
        toOne.filter(one => reached.has(one.drivingHub!)),
      ),
    },
  ];
}

function listing(what: string, items: Array<{ name: string }>): string {
  const names = items.map(({ name }) => name);
  const more = names.length > 30 ? `, and ${names.length - 30} more` : '';
  return names.length
    ? `${what} ${names.slice(0, 30).join(', ')}${more}.`
    : 'There is none.';
}
