import type { Knex } from 'knex';
import type { TableRow } from './rows';
import { tagsOf } from './stored';

/** The smallest question about a table: is the column one of these values, or has the table one of these tags? */
export type TableCondition =
  | {
      column: 'owner' | 'catalog' | 'namespace' | 'layer';
      values: string[];
    }
  | { tags: string[] };

/** The answer for one table; the same as of {@link whereHolds}. */
export function holds(table: TableRow, condition: TableCondition): boolean {
  if ('tags' in condition) {
    const tags = tagsOf(table);
    return condition.tags.some(tag => tags.includes(tag));
  }
  const value = table[condition.column];
  return value !== null && condition.values.includes(value);
}

/** Narrows a query of `lakehouse_tables` to those of which the condition holds. Never NULL, so that its negation hides nothing else. */
export function whereHolds(
  query: Knex.QueryBuilder,
  condition: TableCondition,
): void {
  if ('tags' in condition) {
    query.whereExists(tagged =>
      tagged
        .select('tag')
        .from('lakehouse_table_tags as tagged')
        .whereColumn('tagged.ref', 'lakehouse_tables.ref')
        .whereIn('tag', condition.tags),
    );
  } else {
    query
      .whereNotNull(condition.column)
      .whereIn(condition.column, condition.values);
  }
}
