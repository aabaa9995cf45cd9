/** Parts of a table reference `catalog/namespace.table`. */
export interface TableRefParts {
  catalog: string;
  /** `namespace.table`, as in addresses. */
  table: string;
}

/**
 * Splits a table reference at its first slash; the rest is handed on as it is,
 * since only the backend knows where the namespace ends.
 *
 * @throws Error when there is no slash.
 */
export function splitTableRef(ref: string): TableRefParts {
  const slash = ref.indexOf('/');
  if (slash <= 0 || slash === ref.length - 1) {
    throw new Error(
      `"${ref}" is no table reference. Write catalog/namespace.table.`,
    );
  }
  return { catalog: ref.slice(0, slash), table: ref.slice(slash + 1) };
}
