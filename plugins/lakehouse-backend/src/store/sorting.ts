import type { Knex } from 'knex';

export type SortField =
  | 'name'
  | 'owner'
  | 'freshness'
  | 'changed'
  | 'rows'
  | 'size';
export type SortOrder = 'asc' | 'desc';

const COLUMNS = {
  name: 'sort_name',
  owner: 'owner',
  freshness: 'due_at',
  changed: 'changed_at',
  rows: 'row_count',
  size: 'byte_count',
} as const;

/**
 * A stretch of a sorted list, which one index gives in order. Rows without a value come last in both orders: they are a stretch of their
 * own.
 */
export interface Stretch {
  /** The column whose value the rows have, or have not. */
  column: string;
  empty: boolean;
  /** Columns of the key; the table reference makes it unique. */
  key: string[];
}

/** The stretches of a list, in order. By freshness, the table whose promise is broken longest comes first, then the one due next. */
export function stretches(sort: SortField): Stretch[] {
  const column = COLUMNS[sort];
  const filled = { column, empty: false, key: [column, 'ref'] };
  return sort === 'name'
    ? [filled]
    : [filled, { column, empty: true, key: ['ref'] }];
}

/** The key of a row in a stretch, as cursors carry it: PostgreSQL answers numbers as text. */
export function keyOf(
  { key, column }: Stretch,
  row: Record<string, unknown>,
): Array<string | number> {
  const isText = column === 'owner' || column === 'sort_name';
  return key.map(name =>
    isText || name === 'ref' ? String(row[name]) : Number(row[name]),
  );
}

/** Narrows a query to a stretch, in order, from behind a key. */
export function orderBy(
  query: Knex.QueryBuilder,
  { column, empty, key }: Stretch,
  order: SortOrder,
  after?: Array<string | number>,
): void {
  if (empty) {
    query.whereNull(column);
  } else if (column !== 'sort_name') {
    query.whereNotNull(column);
  }
  query.orderBy(key.map(name => ({ column: name, order })));
  if (after) {
    const marks = key.map(() => '?').join(', ');
    // As a row, which an index finds in one step.
    query.whereRaw(
      `(${key.join(', ')}) ${order === 'asc' ? '>' : '<'} (${marks})`,
      after,
    );
  }
}
