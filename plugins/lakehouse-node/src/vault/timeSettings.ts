import {
  BRIDGE_NAME,
  chosen,
  shown,
  SNAPSHOT_KINDS,
  someOf,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { failed, type Draft, type Vault } from './draft';
import { withSetting } from './platformSettings';
import type { AnswersFor } from './vaultAnswers';

type Files = ReadonlyMap<string, string>;

/** Which satellites the point-in-time table of a hub names, or that there is none. Whether they are there is seen when it is generated. */
export function draftPointInTime(
  { hub, names, pitSatellites }: AnswersFor<'point-in-time'>,
  files: Files,
  { model }: Vault,
): Draft {
  const hubs = model.hubs.map(({ name }) => name);
  // A setting of a hub that has gone can still be taken back.
  if (names !== 'derived' && !hubs.includes(hub)) {
    return failed(
      'hub',
      `The vault has no hub ${shown(hub) || '(none named)'}. ${someOf(
        'Hubs are',
        hubs,
      )}`,
    );
  }
  if (names === 'some' && !pitSatellites.length) {
    return failed('pitSatellites', `Choose at least one satellite of ${hub}.`);
  }
  const values = {
    all: {},
    some: { satellites: pitSatellites },
    off: { off: true },
    derived: undefined,
  };
  return {
    own: withSetting(files, ['vault', 'pointInTime', hub], values[names]),
    findings: [],
  };
}

/** A bridge over chosen links; without links it goes. */
export function draftBridge(
  { name: given, links, remove }: AnswersFor<'bridge'>,
  files: Files,
  { platform }: Vault,
): Draft {
  const name = given.startsWith('bridge_') ? given : `bridge_${given}`;
  if (remove) {
    const known = Object.keys(platform?.vault?.bridges ?? {});
    if (!chosen(platform?.vault?.bridges, name)) {
      return failed(
        'name',
        `lakehouse.yaml names no bridge ${name.slice(0, 80)}. ${
          known.length ? `It names ${known.join(', ')}.` : 'It names none.'
        } A derived one goes with lakehouse.bridge: false at the table of its link.`,
      );
    }
  } else if (!BRIDGE_NAME.test(name)) {
    return failed(
      'name',
      `${shown(
        given,
      )} cannot be the name of a bridge: write lower-case letters, digits and _, at most 56; bridge_ is put before it.`,
    );
  } else if (!links.length) {
    return failed('links', 'Choose at least one link.');
  }
  return {
    own: withSetting(
      files,
      ['vault', 'bridges', name],
      remove ? undefined : { links },
    ),
    findings: [],
  };
}

/** How many points in time are kept; 0 keeps none of a kind. */
export function draftSnapshots(
  answers: AnswersFor<'snapshots'>,
  files: Files,
): Draft {
  const kept = SNAPSHOT_KINDS.flatMap(kind =>
    answers[kind] ? [[kind, answers[kind]]] : [],
  );
  if (!kept.length) {
    return failed(
      'daily',
      'Keep at least one kind of snapshot: without any, point-in-time tables and bridges are empty.',
    );
  }
  return {
    own: withSetting(files, ['vault', 'snapshots'], Object.fromEntries(kept)),
    findings: [],
  };
}
