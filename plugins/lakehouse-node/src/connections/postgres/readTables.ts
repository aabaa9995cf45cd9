import type { SqlRow, SqlSession } from '../sql';
import type { PgColumn, PgStatistics, PgTable } from './model';
import {
  COLUMNS,
  CONSTRAINTS,
  LIMITS,
  STATISTICS,
  TABLES,
  UNIQUE_INDEXES,
} from './queries';
import { groupBy } from './groupBy';

/** A table as it is listed, before its columns are read. */
export type ListedTable = Omit<
  PgTable,
  'columns' | 'constraints' | 'uniqueIndexes'
>;

/** Tables of a schema by name: those that may be read, and the names of those that may not. */
export interface ListedTables {
  readable: ListedTable[];
  denied: string[];
  /** There are more than are read. */
  truncated: boolean;
}

/** From this version on, empty tables are told from those that were never analysed. */
const KNOWS_EMPTY = 140_000;

/** @param server - the row of SETTINGS */
export async function listTables(
  session: SqlSession,
  schema: string,
  { number }: SqlRow,
): Promise<ListedTables> {
  const knowsEmpty = Number(number) >= KNOWS_EMPTY;
  const rows = await session.query(TABLES, [schema, LIMITS.tables + 1]);
  const listed = rows.slice(0, LIMITS.tables);
  const may = (row: SqlRow) => Boolean(row.readable || row.partly);
  return {
    readable: listed.filter(may).map(row => ({
      oid: String(row.oid),
      name: String(row.name),
      comment: row.comment as string | null,
      partitionKey: row.partition_key as string | null,
      rows: estimate(row.rows as number | null, knowsEmpty),
      partly: !row.readable,
      rowSecurity: row.row_security as boolean,
    })),
    denied: listed.filter(row => !may(row)).map(({ name }) => String(name)),
    truncated: rows.length > LIMITS.tables,
  };
}

function estimate(rows: number | null, knowsEmpty: boolean): number | null {
  if (rows === null || rows < 0) return null;
  return rows === 0 && !knowsEmpty ? null : Math.round(rows);
}

/** Adds columns and keys to listed tables. One that was dropped since has no columns, and is left out. */
export async function readTables(
  session: SqlSession,
  listed: ListedTable[],
): Promise<PgTable[]> {
  const oids = `{${listed.map(({ oid }) => oid).join(',')}}`;
  const read = async (sql: string) =>
    groupBy(await session.query(sql, [oids]), row => String(row.table));
  const columns = await read(COLUMNS);
  const constraints = await read(CONSTRAINTS);
  const indexes = await read(UNIQUE_INDEXES);
  return listed.flatMap(table => {
    const found = columns.get(table.oid);
    return found
      ? {
          ...table,
          columns: found.map(toColumn),
          constraints: (constraints.get(table.oid) ?? [])
            .filter(({ definition }) => definition !== null)
            .map(row => ({
              name: String(row.name),
              foreign: row.foreign as boolean,
              primary: row.primary as boolean,
              definition: String(row.definition),
            })),
          uniqueIndexes: (indexes.get(table.oid) ?? []).flatMap(row =>
            row.definition === null ? [] : String(row.definition),
          ),
        }
      : [];
  });
}

function toColumn(row: SqlRow): PgColumn {
  return {
    name: String(row.name),
    type: String(row.type),
    ownType: row.own_type as string | null,
    required: row.required as boolean,
    identity: row.identity as PgColumn['identity'],
    generated: row.generated as string | null,
    stored: row.stored as boolean,
    comment: row.comment as string | null,
  };
}

/** Statistics of tables that lie next to each other by name. */
export async function readStatistics(
  session: SqlSession,
  schema: string,
  tables: ListedTable[],
): Promise<PgStatistics[]> {
  if (!tables.length) return [];
  const range = [tables[0].name, tables.at(-1)!.name];
  const rows = await session.query(STATISTICS, [schema, ...range]);
  return rows.map(row => ({
    table: String(row.table),
    column: String(row.column),
    distinct: row.distinct as number,
    nulls: row.nulls as number,
  }));
}
