/** How many tables may vanish at once before it is taken for a fault of the listing. */
export const REMOVAL_LIMIT = { share: 0.1, tables: 50 };

/**
 * Which of the missing tables may be removed. A table may always go alone; more of them only up to a tenth, and not more than fifty, of
 * the catalog and of their own namespace. What the guard holds back stays marked as missing and comes back by itself.
 *
 * @param missing - references of tables that two complete listings in a row left out, with their namespace
 * @param known - number of known tables per namespace
 */
export function removable(
  missing: Array<{ ref: string; namespace: string }>,
  known: Map<string, number>,
): string[] {
  const total = [...known.values()].reduce((sum, count) => sum + count, 0);
  if (exceeds(missing.length, total)) {
    return [];
  }
  const perNamespace = new Map<string, number>();
  for (const { namespace } of missing) {
    perNamespace.set(namespace, (perNamespace.get(namespace) ?? 0) + 1);
  }
  return missing
    .filter(
      ({ namespace }) =>
        !exceeds(perNamespace.get(namespace) ?? 0, known.get(namespace) ?? 0),
    )
    .map(({ ref }) => ref);
}

function exceeds(lost: number, known: number): boolean {
  if (lost > REMOVAL_LIMIT.tables) {
    return true;
  }
  return lost > 1 && lost > known * REMOVAL_LIMIT.share;
}
