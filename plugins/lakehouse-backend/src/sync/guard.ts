import type { HeldBack } from '../store/GuardTrips';

/** How many tables may vanish at once before it is taken for a fault of the listing. */
export const REMOVAL_LIMIT = { share: 0.1, tables: 50 };

/** A table that is missing, and the namespace that it belongs to. */
export interface MissingTable {
  ref: string;
  namespace: string;
}

const toRef = ({ ref }: MissingTable) => ref;

/**
 * Which of the missing tables may be removed. A table may always go alone; more of them only up to a tenth, and not more than fifty, of
 * the catalog and of their own namespace. What is held back stays marked as missing and comes back by itself.
 *
 * @param missing - tables that two complete listings in a row left out
 * @param known - number of known tables per namespace
 * @param elsewhere - number of tables that are missing too, in namespaces that could not be seen this time
 */
export function guardRemovals(
  missing: MissingTable[],
  known: Map<string, number>,
  elsewhere = 0,
): { removed: MissingTable[]; held: HeldBack[] } {
  const total = [...known.values()].reduce((sum, count) => sum + count, 0);
  if (missing.length > 0 && exceeds(missing.length + elsewhere, total)) {
    return {
      removed: [],
      held: [{ namespace: null, refs: missing.map(toRef), known: total }],
    };
  }
  const perNamespace = new Map<string, MissingTable[]>();
  for (const table of missing) {
    const same = perNamespace.get(table.namespace) ?? [];
    perNamespace.set(table.namespace, [...same, table]);
  }
  const removed: MissingTable[] = [];
  const held: HeldBack[] = [];
  for (const [namespace, lost] of perNamespace) {
    const count = known.get(namespace) ?? 0;
    if (exceeds(lost.length, count)) {
      held.push({ namespace, refs: lost.map(toRef), known: count });
    } else {
      removed.push(...lost);
    }
  }
  return { removed, held };
}

function exceeds(lost: number, known: number): boolean {
  if (lost > REMOVAL_LIMIT.tables) {
    return true;
  }
  return lost > 1 && lost > known * REMOVAL_LIMIT.share;
}
