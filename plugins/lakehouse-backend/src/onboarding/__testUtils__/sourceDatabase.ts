import { randomBytes } from 'node:crypto';
import { createClient, type PgClient } from '../connections/postgres/driver';

/** A server of PostgreSQL to test with, where LAKEHOUSE_TEST_POSTGRES names one. */
export const SERVER = process.env.LAKEHOUSE_TEST_POSTGRES;

/** `describe` with a real PostgreSQL, where there is one. */
export const describePostgres = SERVER ? describe : describe.skip;

/** How a test reaches a database. */
export interface DatabaseAddress {
  /** PostgreSQL by default. */
  kind?: 'mysql';
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
}

/** A database of its own, with a role that may read what it is granted. */
export interface SourceDatabase extends DatabaseAddress {
  client: PgClient;
  /** Runs statements as the owner. */
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

async function connectTo(uri: string): Promise<PgClient> {
  const { hostname, port, username, password, pathname } = new URL(uri);
  const client = createClient({
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ssl: false,
    application_name: 'lakehouse-test',
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  });
  await client.connect();
  return client;
}

/** Creates a database on the server of the tests. */
export async function sourceDatabase(): Promise<SourceDatabase> {
  const name = `lakehouse_source_${randomBytes(6).toString('hex')}`;
  const server = await connectTo(SERVER!);
  await server.query(`CREATE DATABASE ${name}`);
  await server.query(`CREATE ROLE ${name} LOGIN PASSWORD 's3cret-${name}'`);
  const url = new URL(SERVER!);
  url.pathname = `/${name}`;
  const client = await connectTo(url.href);
  return {
    client,
    host: url.hostname,
    port: Number(url.port),
    database: name,
    user: name,
    password: `s3cret-${name}`,
    async run(sql) {
      await client.query(sql);
    },
    async close() {
      await client.end();
      // WITH (FORCE) came with PostgreSQL 13.
      await server.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
        [name],
      );
      await server.query(`DROP DATABASE ${name}`);
      await server.query(`DROP ROLE ${name}`);
      await server.end();
    },
  };
}

/** Entry of `lakehouse.connections` for a database. */
export function connectionTo(source: DatabaseAddress, extra: object = {}) {
  const { kind, host, port, database, user, password } = source;
  const address = { host, port, database, user, password };
  return {
    kind: kind ?? 'postgresql',
    postgresql: address,
    mysql: address,
    ...extra,
  };
}
