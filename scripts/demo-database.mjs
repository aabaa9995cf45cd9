// The database of the demo: a PostgreSQL server with the rows of Northwind and a role that can only read them. A program of its own, so
// that it stops with the demo whatever happens. Prints one line of JSON when it is ready: `{ host, port, database, user, password }`.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { generate } from '../examples/northwind/generate.mjs';
import { COLUMNS } from '../examples/northwind/rows/schema.mjs';
import { root } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';

const DATABASE = 'northwind';
const READER = 'lakehouse_reader';

const { Client } = createRequire(
  path.join(root, 'plugins/lakehouse-backend/package.json'),
)('pg');

async function connected(connectionString, work) {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows in any order: references are looked at by nobody while they are written. */
async function fill(client) {
  const rows = generate();
  await client.query('SET session_replication_role = replica');
  for (const table of Object.keys(COLUMNS)) {
    await client.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(rows[table])],
    );
  }
  await client.query('SET session_replication_role = origin');
  await client.query('ANALYZE');
}

const server = await startPostgres();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => server.stop().finally(() => process.exit(0)));
}
const password = randomBytes(12).toString('hex');
await connected(server.url, client =>
  client.query(`CREATE DATABASE ${DATABASE}`),
);
const url = new URL(server.url);
url.pathname = `/${DATABASE}`;
await connected(url.href, async client => {
  const schema = path.join(root, 'examples/northwind/northwind.sql');
  await client.query(fs.readFileSync(schema, 'utf8'));
  await fill(client);
  await client.query(
    `CREATE ROLE ${READER} LOGIN PASSWORD '${password}';
     GRANT USAGE ON SCHEMA public TO ${READER};
     GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${READER};`,
  );
});
process.stdout.write(
  `${JSON.stringify({
    host: '127.0.0.1',
    port: server.port,
    database: DATABASE,
    user: READER,
    password,
  })}\n`,
);
