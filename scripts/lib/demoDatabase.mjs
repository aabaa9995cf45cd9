// Starts the demo's database and says how the portal reaches it.
import path from 'node:path';
import { bin, root } from './paths.mjs';
import { start } from './process.mjs';

const PATIENCE_MS = 60_000;

/**
 * Resolves to the place of the database once it answers, or to undefined on machines where PostgreSQL cannot be started: the rest of the
 * demo needs none.
 */
export function startDatabase() {
  const child = start(
    path.join(bin, 'node'),
    [path.join(root, 'scripts/demo-database.mjs')],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return new Promise(resolve => {
    let output = '';
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    child.stdout.on('data', data => {
      output += data;
      if (!output.includes('\n')) return;
      clearTimeout(timer);
      resolve(JSON.parse(output));
    });
    for (const end of ['close', 'error']) {
      child.once(end, () => {
        clearTimeout(timer);
        resolve(undefined);
      });
    }
  });
}

/** The database as a connection of the portal. */
export function connectionSettings({ host, port, database, user, password }) {
  return {
    lakehouse_connections: {
      'northwind-shop': {
        title: 'Northwind shop',
        description: 'Orders, customers and products of the shop.',
        // The guest is of this group; somebody of another one would not see the shop.
        visibleTo: ['group:default/sales-data'],
        kind: 'postgresql',
        postgresql: { host, port, database, user, password, tls: 'disable' },
      },
    },
  };
}
