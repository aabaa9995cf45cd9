import {
  printable,
  quoteIdentifier,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { FoundSchema } from '../discovery/chooseSchema';
import type { Engine } from '../discovery/engine';
import { LIMITS } from '../postgres/queries';
import type { SqlRow, SqlSession } from '../sql';
import { checkVersion, isMariaDb } from './version';
import * as queries from './queries';
import { listTables } from './listTables';
import { toStatistics, toTables } from './toTables';

const quoted = (name: string) => printable(quoteIdentifier(name, 'mysql'));

const grant = (schema: string, table?: string) =>
  `GRANT SELECT ON ${quoted(schema)}.${table ? quoted(table) : '*'}`;

/**
 * MySQL and MariaDB: a schema is a database of the server. Its catalog shows a user only what it has rights for, so that a table without any
 * is not listed rather than listed as denied.
 */
export const mysqlEngine: Engine = {
  async begin(session) {
    const [server] = await session.query(queries.VERSION);
    await session.query(queries.settings(isMariaDb(server)));
    return server;
  },
  checkServer: checkVersion,
  async schemas(session, allowed = []) {
    const found: FoundSchema[] = [];
    for (const name of allowed) found.push(await readSchema(session, name));
    return found;
  },
  list: listTables,
  async contents(session, schema, listed, { server, progress }) {
    const read = (sql: string) =>
      session.query(sql, [schema, LIMITS.columns + 1]);
    progress(0, listed.length);
    // One question per view of the catalog: asked by table, MariaDB would open every table for each of them.
    const rows = {
      columns: await read(queries.COLUMNS),
      indexes: await read(queries.INDEXES),
      foreignKeys: await read(queries.FOREIGN_KEYS),
      checks: isMariaDb(server) ? await read(queries.CHECKS) : [],
      partitions: await read(queries.PARTITIONS),
    };
    progress(listed.length, listed.length);
    return {
      tables: toTables(schema, listed, rows),
      statistics: toStatistics(rows),
      types: new Map(),
    };
  },
  words: {
    grantSchema: schema => grant(schema),
    grantTables: (schema, tables) =>
      tables.length <= 3
        ? tables.map(table => grant(schema, table)).join('; ')
        : grant(schema),
    nothingFound:
      'The database shows its user only the tables that it may read: ask the platform team whether the database of the connection is right, and to grant the user SELECT on it.',
    fixes: {
      denied:
        'Ask the platform team to grant the user of the connection SELECT on the database, for the hosts that Backstage comes from.',
      login:
        'Ask the platform team to correct user and password of the connection, and to allow the user the hosts that Backstage comes from; its secret may have been rotated.',
    },
  },
};

async function readSchema(
  session: SqlSession,
  name: string,
): Promise<FoundSchema> {
  const [row]: SqlRow[] = await session.query(queries.SCHEMA, [
    name,
    name,
    name,
  ]);
  return {
    name,
    usable: true,
    tables: Number(row.tables),
    views: Number(row.views),
    foreignTables: 0,
    columns: Number(row.columns),
  };
}
