import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListedTable, ListedTables } from '../postgres/readTables';
import type { SqlFault, SqlRow, SqlSession } from '../sql';
import type { FoundSchema } from './chooseSchema';
import type { SchemaContents } from './readContents';

/**
 * How the catalog of one kind of database is read. What is found is described as PostgreSQL would describe it, so that everything behind it
 * (checks, DDL, fingerprints, importer) is the same for every engine.
 */
export interface Engine {
  /** Asks what the server is, and sets bounds of the session. */
  begin(session: SqlSession): Promise<SqlRow>;
  /** Whether it is a server whose catalog can be read; `server` is what `begin` found. */
  checkServer(server: SqlRow): DiscoveryCheck;
  /** @param allowed - names of the schemas that the connection offers; all by default */
  schemas(
    session: SqlSession,
    allowed: readonly string[] | undefined,
  ): Promise<FoundSchema[]>;
  list(
    session: SqlSession,
    schema: string,
    server: SqlRow,
  ): Promise<ListedTables>;
  contents(
    session: SqlSession,
    schema: string,
    listed: ListedTable[],
    context: {
      server: SqlRow;
      progress(tables: number, of: number): void;
    },
  ): Promise<SchemaContents>;
  words: EngineWords;
}

/** What people are told to do about an engine. */
export interface EngineWords {
  /** Statements that let the user of the connection read a schema. */
  grantSchema(schema: string): string;
  /** Statements that let the user of the connection read tables, or the whole schema when they are many. */
  grantTables(schema: string, tables: string[]): string;
  /** Why a database may seem empty, where that can have another reason. */
  nothingFound?: string;
  /** Fixes that differ from those of PostgreSQL. */
  fixes: Partial<Record<SqlFault, string>>;
}
