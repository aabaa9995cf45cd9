import type { FoundSource } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { PgStatistics, PgTable } from '../postgres/model';
import { groupBy } from '../postgres/groupBy';

/** Estimated rows of the tables that were analysed. */
export function rowsOf(tables: PgTable[]): FoundSource['rows'] {
  return Object.fromEntries(
    tables.flatMap(({ name, rows }) => (rows === null ? [] : [[name, rows]])),
  );
}

/** Statistics of the columns that were analysed. PostgreSQL writes how many values differ as a share of the rows where it grows with them. */
export function statisticsOf(
  tables: PgTable[],
  statistics: PgStatistics[],
): FoundSource['columns'] {
  const rows = new Map(tables.map(table => [table.name, table.rows]));
  const perTable = groupBy(statistics, ({ table }) => table);
  return Object.fromEntries(
    [...perTable]
      .filter(([table]) => rows.has(table))
      .map(([table, columns]) => [
        table,
        Object.fromEntries(
          columns.map(({ column, distinct, nulls }) => [
            column,
            {
              ...distinctOf(distinct, rows.get(table) ?? null),
              ...(nulls !== undefined && { nulls }),
            },
          ]),
        ),
      ]),
  );
}

function distinctOf(distinct: number, rows: number | null) {
  if (distinct > 0) return { distinct };
  return distinct < 0 && rows !== null
    ? { distinct: Math.round(-distinct * rows) }
    : {};
}
