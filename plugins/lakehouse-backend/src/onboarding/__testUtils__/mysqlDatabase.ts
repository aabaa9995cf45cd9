import { randomBytes } from 'node:crypto';
import { createClient } from '../connections/mysql/driver';
import type { MySqlServer } from './mysqlServer';
import type { DatabaseAddress } from './sourceDatabase';

/** A database of its own, with a user who may read what is granted. */
export interface MySqlSource extends DatabaseAddress {
  kind: 'mysql';
  /** Runs statements as the owner. */
  run(...statements: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Creates a database, and a user without rights, on the server of the tests. */
export async function mysqlDatabase(server: MySqlServer): Promise<MySqlSource> {
  const name = `source_${randomBytes(6).toString('hex')}`;
  const { host, port, user, password } = server;
  const client = createClient({
    host,
    port,
    user,
    password,
    charset: 'utf8mb4',
    connectTimeout: 10_000,
    supportBigNumbers: true,
    bigNumberStrings: false,
    connectAttributes: { program_name: 'lakehouse-test' },
    flags: [],
  });
  await client.connect();
  const run = async (...statements: string[]) => {
    for (const sql of statements) await client.query(sql);
  };
  await run(
    `CREATE DATABASE ${name} CHARACTER SET utf8mb4`,
    `CREATE USER ${name}@'%' IDENTIFIED BY 's3cret-${name}'`,
    `USE ${name}`,
  );
  return {
    kind: 'mysql',
    host,
    port,
    database: name,
    user: name,
    password: `s3cret-${name}`,
    run,
    async close() {
      await run(`DROP DATABASE ${name}`, `DROP USER ${name}@'%'`);
      await client.end();
    },
  };
}
