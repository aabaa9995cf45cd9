/** Columns that a load adds to every raw table. */
export const LOAD_COLUMNS = [
  '_op',
  '_load_id',
  '_load_time',
  '_row_hash',
  '_row_number',
  '_source_file',
] as const;

/** Columns that the vault adds to its tables. */
export const VAULT_COLUMNS = [
  'hashdiff',
  'ldts',
  'rsrc',
  'is_deleted',
] as const;

const TAKEN = new Set<string>([...LOAD_COLUMNS, ...VAULT_COLUMNS]);

/** Whether a column of a source may not have this name, because the platform writes a column of its own under it. */
export function isReservedColumn(name: string): boolean {
  return TAKEN.has(name) || /_(hk|lk)$/.test(name);
}
