import { formatNamespace } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { NamespaceProblem } from '../catalogs/types';
import type { HeldBack } from '../store/GuardTrips';
import type { KnownTable } from '../store/rows';
import { guardRemovals, type MissingTable } from './guard';
import type { Session } from './session';

/** What a complete listing said. */
export interface Listing {
  /** References of the tables that it named. */
  seen: Set<string>;
  /** Tables that came up now, with the uuid of their metadata. */
  created: Array<{ ref: string; uuid: string }>;
  problems: NamespaceProblem[];
}

/** What became of the tables that a listing left out. */
export interface AbsenceResult {
  missing: MissingTable[];
  removed: MissingTable[];
  written: number;
  /** What the guard held back. */
  held: HeldBack[];
}

/**
 * Deals with the tables that a complete listing leaves out: renamed, missing, removed, or held back by the guard.
 *
 * @param known - tables in scope before the run, by reference
 * @param now - when the run began, in milliseconds
 * @param lastSuccessAt - when the catalog was listed last before
 */
export async function settleAbsences(
  session: Session,
  id: string,
  known: Map<string, KnownTable>,
  listing: Listing,
  now: number,
  lastSuccessAt: number,
): Promise<AbsenceResult> {
  const { renames } = session.read;
  const absent = [...known.values()].filter(
    ({ ref }) => !listing.seen.has(ref),
  );
  // What could not be seen is not absent.
  const isUnseen = unseenIn(listing.problems);
  const found = [
    ...(await renames.find(
      absent.filter(({ namespace }) => !isUnseen(namespace)),
      table =>
        table.state === 'missing' ? Number(table.last_seen_at) : lastSuccessAt,
    )),
    ...(await renames.findRemoved(listing.created)),
  ];
  const renamed = new Set(found.map(({ from }) => from));
  const omitted = absent.filter(
    ({ ref, namespace }) => !renamed.has(ref) && !isUnseen(namespace),
  );
  const first = omitted.filter(({ state }) => state !== 'missing');
  const { removed, held } = guardRemovals(
    omitted.filter(isRemovable),
    countPerNamespace(known.values()),
    absent.filter(t => isUnseen(t.namespace) && isRemovable(t)).length,
  );
  const gone = new Set(removed.map(({ ref }) => ref));
  const written = await session.write(async stores => {
    let rows = await stores.renames.apply(found, now);
    rows += await stores.tables.mark(
      first.map(({ ref }) => ref),
      'missing',
      'The last complete listing of the catalog does not name this table.',
      now,
    );
    rows += await stores.shelf.remove([...gone], now);
    rows += await stores.trips.update(id, held, now, namespace =>
      namespace === null ? listing.problems.length > 0 : isUnseen(namespace),
    );
    return rows;
  });
  const missing = omitted.filter(({ ref }) => !gone.has(ref));
  return { missing, removed, written, held };
}

/** Missing before this listing too; and nobody has asked to keep it. */
function isRemovable(table: KnownTable): boolean {
  return table.state === 'missing' && table.kept_at === null;
}

function unseenIn(
  problems: NamespaceProblem[],
): (namespace: string) => boolean {
  const unseen = problems.map(({ namespace, below }) => ({
    name: formatNamespace(namespace),
    below,
  }));
  return namespace =>
    unseen.some(
      ({ name, below }) =>
        namespace === name || (below && namespace.startsWith(`${name}.`)),
    );
}

function countPerNamespace(tables: Iterable<KnownTable>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { namespace } of tables) {
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  return counts;
}
