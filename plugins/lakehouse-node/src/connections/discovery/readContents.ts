import type { PgStatistics, PgTable, PgType } from '../postgres/model';
import { LIMITS } from '../postgres/queries';
import {
  type ListedTable,
  readStatistics,
  readTables,
} from '../postgres/readTables';
import { readTypes } from '../postgres/readTypes';
import type { SqlSession } from '../sql';

/** Everything about the tables of a schema. */
export interface SchemaContents {
  tables: PgTable[];
  /** The schema's own types that columns use, by oid. */
  types: Map<string, PgType>;
  statistics: PgStatistics[];
}

/** Reads tables in batches: each question stays small, and somebody who waits sees how far it is. */
export async function readContents(
  session: SqlSession,
  schema: string,
  listed: ListedTable[],
  { progress }: { progress(tables: number, of: number): void },
): Promise<SchemaContents> {
  const tables: PgTable[] = [];
  const statistics: PgStatistics[] = [];
  progress(0, listed.length);
  for (let from = 0; from < listed.length; from += LIMITS.batch) {
    const batch = listed.slice(from, from + LIMITS.batch);
    tables.push(...(await readTables(session, batch)));
    statistics.push(...(await readStatistics(session, schema, batch)));
    progress(from + batch.length, listed.length);
  }
  const used = tables.flatMap(({ columns }) =>
    columns.flatMap(({ ownType }) => ownType ?? []),
  );
  return { tables, statistics, types: await readTypes(session, used) };
}
