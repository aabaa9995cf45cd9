// Starts the backend, which also serves the built app, and waits until it answers.
import net from 'node:net';
import path from 'node:path';
import { bin, demo, root, shown } from './paths.mjs';
import { start } from './process.mjs';
import { Sentence } from './say.mjs';

export function checkPort(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', () =>
      reject(
        new Sentence(
          `Port ${port} is taken by another program: stop it, or choose another one with PORT=${
            port + 1
          } npm run demo.`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(resolve));
  });
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Whether the guest is signed in with a group. Until the catalog has read the people of the demo, a guest belongs to nobody, and whoever
 * opens a form then could not say who answers for a source.
 */
async function guestHasGroup(url) {
  try {
    const response = await fetch(`${url}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      signal: AbortSignal.timeout(2000),
    });
    const { backstageIdentity } = await response.json();
    return backstageIdentity.identity.ownershipEntityRefs.some(ref =>
      ref.startsWith('group:'),
    );
  } catch {
    return false;
  }
}

async function waitUntilReady(url, child) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) {
      throw new Sentence(
        'The portal stopped while starting; the lines above say why.',
      );
    }
    if (
      (await answers(`${url}/.backstage/health/v1/readiness`)) &&
      (await answers(`${url}/api/lakehouse/health`)) &&
      (await guestHasGroup(url))
    ) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Sentence(
    'The portal did not become ready within 2 minutes; the lines above say how far it came.',
  );
}

/** Files of catalog entities: those of app-config.yaml, read from the demo's own folder. */
const entityFile = (target, kinds) => ({
  type: 'file',
  target,
  rules: [{ allow: kinds }],
});

/** Those that change a platform; a new one needs a git host, which the demo has not. */
const TEMPLATES = [
  'onboard-source',
  'glue-job',
  'snowflake-table',
  'data-vault',
  'upgrade-platform',
];

/** Where the demo's lakehouse and platform repository are; the same keys stand in app-config.yaml for `yarn start`. */
function demoSettings() {
  const northwind = path.join(demo, 'northwind');
  const platform = path.join(demo, 'platform');
  return {
    backend_database_connection: { directory: path.join(demo, 'db') },
    // A list is replaced as a whole, so the others are named again.
    catalog_locations: [
      entityFile(path.join(root, 'examples/northwind/org.yaml'), [
        'Group',
        'User',
      ]),
      ...TEMPLATES.map(name =>
        entityFile(path.join(root, 'templates', name, 'template.yaml'), [
          'Template',
        ]),
      ),
      entityFile(path.join(root, 'catalog-info.yaml'), [
        'System',
        'Component',
        'Location',
      ]),
      entityFile(path.join(northwind, 'catalog/*.yaml'), [
        'System',
        'Component',
        'Resource',
      ]),
    ],
    lakehouse: {
      catalogs: {
        northwind: {
          sql: { uri: `sqlite:${northwind}/catalog.db` },
          locations: [
            {
              prefix: 'file:///tmp/lakehouse-northwind/.lakehouse/warehouse',
              path: `${northwind}/warehouse`,
            },
          ],
          contracts: `${northwind}/contracts`,
          dbt: `${northwind}/dbt`,
        },
        platform: {
          sql: { uri: `sqlite:${platform}/.lakehouse/catalog.db` },
          locations: [
            { prefix: 'file://', path: `${platform}/.lakehouse/warehouse` },
          ],
          contracts: `${platform}/contracts`,
          dbt: `${platform}/dbt/target`,
        },
      },
      onboarding: {
        repository: {
          path: path.join(demo, 'platform.git'),
          workingCopy: shown(platform),
        },
      },
    },
  };
}

/**
 * Starts the portal at one port for app and backend. `settings` are further `APP_CONFIG_…` values.
 * Resolves to `{ url, child }` once it answers.
 */
export async function startPortal({ port, settings = {}, stdio = 'inherit' }) {
  await checkPort(port);
  const url = `http://localhost:${port}`;
  const config = {
    app_baseUrl: url,
    backend_baseUrl: url,
    backend_listen_port: port,
    backend_cors_origin: url,
    ...demoSettings(),
    ...settings,
  };
  const env = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      JSON.stringify(value),
    ]),
  );
  const child = start(
    path.join(bin, 'node'),
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/index.ts',
      '--config',
      path.join(root, 'app-config.yaml'),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      stdio,
      env: { NODE_ENV: 'development', LOG_LEVEL: 'warn', ...env },
    },
  );
  await waitUntilReady(url, child);
  return { url, child };
}
