import type { Knex } from 'knex';
import { urgency } from './freshnessSql';

export type SortField =
  | 'name'
  | 'owner'
  | 'freshness'
  | 'changed'
  | 'rows'
  | 'size';
export type SortOrder = 'asc' | 'desc';

/** One part of a sort key: an expression and the way it runs. */
export interface KeyPart {
  expression: Knex.Raw;
  order: SortOrder;
}

const COLUMNS = {
  owner: 'owner',
  changed: 'changed_at',
  rows: 'row_count',
  size: 'byte_count',
} as const;

/** The sort key of a list. Rows without a value come last in both orders; the table reference makes every key unique. */
export function sortKey(
  db: Knex,
  sort: SortField,
  order: SortOrder,
  nowMs: number,
): KeyPart[] {
  const last: KeyPart = { expression: db.raw('ref'), order };
  if (sort === 'name') {
    return [{ expression: db.raw('sort_name'), order }, last];
  }
  if (sort === 'freshness') {
    return [{ expression: urgency(db, nowMs), order }, last];
  }
  const column = COLUMNS[sort];
  const none = sort === 'owner' ? "''" : '-1';
  return [
    {
      expression: db.raw(`case when ${column} is null then 1 else 0 end`),
      order: 'asc',
    },
    { expression: db.raw(`coalesce(${column}, ${none})`), order },
    last,
  ];
}

/** The same key the other way round, for pages before a row. */
export function reversed(key: KeyPart[]): KeyPart[] {
  return key.map(({ expression, order }) => ({
    expression,
    order: order === 'asc' ? 'desc' : 'asc',
  }));
}

/** Narrows a query to rows whose key comes after the given one. */
export function whereAfter(
  query: Knex.QueryBuilder,
  key: KeyPart[],
  values: Array<string | number>,
): void {
  query.andWhere(outer => {
    key.forEach(({ expression, order }, index) => {
      outer.orWhere(inner => {
        for (let before = 0; before < index; before++) {
          inner.whereRaw('? = ?', [
            key[before].expression as unknown as Knex.RawBinding,
            values[before],
          ]);
        }
        inner.whereRaw(order === 'asc' ? '? > ?' : '? < ?', [
          expression as unknown as Knex.RawBinding,
          values[index],
        ]);
      });
    });
  });
}
