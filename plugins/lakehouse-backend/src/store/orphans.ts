import type { Knex } from 'knex';

/** Narrows a query to rows about tables that exist no more, neither in sight nor set aside; `column` holds the identity of the table. */
export function whereOrphaned(
  db: Knex,
  query: Knex.QueryBuilder,
  column: string,
): Knex.QueryBuilder {
  return [
    ['lakehouse_tables', 'table_id'],
    ['lakehouse_set_aside', 'id'],
  ].reduce(
    (narrowed, [table, id]) =>
      narrowed.whereNotExists(
        db
          .select(db.raw('1'))
          .from(table)
          .whereRaw('??.?? = ??', [table, id, column]),
      ),
    query,
  );
}
