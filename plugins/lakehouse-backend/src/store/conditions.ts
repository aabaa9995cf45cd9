import type { Knex } from 'knex';
import { patternTest } from '../patterns';
import type { TableRow } from './rows';
import { tagsOf } from './stored';

/** The smallest question about a table. */
export type TableCondition =
  /** Is the column one of these values? */
  | {
      column: 'owner' | 'catalog' | 'namespace' | 'layer';
      values: string[];
    }
  /** Has the table one of these tags? */
  | { tags: string[] }
  /** Does one of these patterns fit its namespace? `*` stands for any characters. */
  | { namespaces: string[] }
  /** Has it an owner, has it a contract? */
  | { known: 'owner' | 'source' };

/** The answer for one table; the same as of {@link whereHolds}. */
export function holds(table: TableRow, condition: TableCondition): boolean {
  if ('tags' in condition) {
    const tags = tagsOf(table);
    return condition.tags.some(tag => tags.includes(tag));
  }
  if ('namespaces' in condition) {
    return condition.namespaces.some(pattern =>
      patternTest(pattern)(table.namespace),
    );
  }
  if ('known' in condition) {
    return table[condition.known] !== null;
  }
  const value = table[condition.column];
  return value !== null && condition.values.includes(value);
}

/** Narrows a query of `lakehouse_tables` to those of which the condition holds. Never NULL, so that its negation hides nothing else. */
export function whereHolds(
  db: Knex,
  query: Knex.QueryBuilder,
  condition: TableCondition,
): void {
  if ('tags' in condition) {
    query.whereExists(tagged =>
      tagged
        .select('tag')
        .from('lakehouse_table_tags as tagged')
        .whereRaw('tagged.ref = lakehouse_tables.ref')
        .whereIn('tag', condition.tags),
    );
  } else if ('namespaces' in condition) {
    query.where(fitting => {
      // No pattern fits nothing.
      fitting.whereRaw('1 = 0');
      condition.namespaces.forEach(pattern =>
        fitting.orWhereRaw(...namespaceFits(db, pattern)),
      );
    });
  } else if ('known' in condition) {
    query.whereNotNull(condition.known);
  } else {
    query
      .whereNotNull(condition.column)
      .whereIn(condition.column, condition.values);
  }
}

/** In SQLite, LIKE would take upper and lower case for the same. */
function namespaceFits(db: Knex, pattern: string): [string, string[]] {
  return db.client.config.client === 'pg'
    ? [
        "namespace like ? escape '!'",
        [pattern.replace(/[!%_]/g, '!$&').replaceAll('*', '%')],
      ]
    : ['namespace glob ?', [pattern.replace(/[[?]/g, '[$&]')]];
}
