import http from 'node:http';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DiscoveryEvent } from '@lakehouse/backstage-plugin-lakehouse-common';
import request from 'supertest';
import lakehousePlugin from '../../index';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../__testUtils__/sourceDatabase';

const BASE = '/api/lakehouse/onboarding';

describePostgres('the routes of connections', () => {
  let source: SourceDatabase;
  let backend: TestBackend;
  let allowed: boolean;
  const audits: { eventId: string; meta: any; outcome?: string }[] = [];
  beforeAll(async () => {
    source = await sourceDatabase();
    await source.run(`
      CREATE TABLE orders (id integer PRIMARY KEY, total numeric(9,2) GENERATED ALWAYS AS (1) STORED);
      GRANT SELECT ON orders TO ${source.user}`);
    backend = await startTestBackend({
      features: [
        lakehousePlugin,
        mockServices.permissions.mock({
          authorize: async () => [
            { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY },
          ],
        }).factory,
        mockServices.auditor.mock({
          createEvent: async ({ eventId, meta }) => {
            const event: (typeof audits)[number] = { eventId, meta };
            audits.push(event);
            return {
              success: async options => {
                event.outcome = 'success';
                Object.assign(event.meta, options?.meta);
              },
              fail: async () => {
                event.outcome = 'failure';
              },
            };
          },
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            lakehouse: {
              catalogs: {},
              connections: {
                shop: connectionTo(source, {
                  title: 'Shop',
                  description: 'Orders of the shop',
                  entityRef: 'shop-database',
                }),
              },
            },
          },
        }),
      ],
    });
  });
  beforeEach(() => {
    allowed = true;
    audits.length = 0;
  });
  afterAll(async () => {
    await backend?.stop();
    await source?.close();
  });

  const post = (route: string, body: object) =>
    request(backend.server).post(`${BASE}${route}`).send(body);

  it('need the permission', async () => {
    allowed = false;
    const answers = [
      await request(backend.server).get(`${BASE}/connections`),
      await post('/discoveries', { connection: 'shop' }),
      await post('/found', { connection: 'shop' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(audits).toEqual([]);
  });

  it('list connections without hosts, users and secrets', async () => {
    const { body } = await request(backend.server).get(`${BASE}/connections`);
    expect(body).toEqual({
      items: [
        {
          id: 'shop',
          title: 'Shop',
          description: 'Orders of the shop',
          entityRef: 'resource:default/shop-database',
          kind: 'postgresql',
        },
      ],
    });
  });

  it('answer what was found, and audit the reading', async () => {
    const { status, body } = await post('/found', { connection: 'shop' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ connection: 'shop', schema: 'public' });
    expect(body.ddl).toContain('CREATE TABLE "public"."orders"');
    expect(audits).toEqual([
      {
        eventId: 'source-discover',
        outcome: 'success',
        meta: { connection: 'shop', schema: 'public', tables: 1 },
      },
    ]);
  });

  it('refuse what they do not know', async () => {
    const unknown = await post('/discoveries', { connection: 'nowhere' });
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('nowhere');
    const wrong = await post('/discoveries', { connection: 'shop', host: 'x' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('host');
  });

  it('answer a failed check as a conflict, or as the last line', async () => {
    const asked = { connection: 'shop', schema: 'no_such' };
    const found = await post('/found', asked);
    expect(found.status).toBe(409);
    expect(found.body.error.message).toContain('no schema of this name');
    const stream = await post('/discoveries', asked).buffer(true).parse(asText);
    expect(stream.status).toBe(200);
    expect(lines(stream.body).at(-1)?.check).toMatchObject({
      id: 'readable',
      state: 'failed',
    });
    expect(audits.map(({ outcome }) => outcome)).toEqual([
      'failure',
      'failure',
    ]);
  });

  it('send every event as it happens, and stop in the database when the request ends', async () => {
    // A migration that goes on: reading what the generated column is waits for it.
    await source.run('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE');
    try {
      const { port } = backend.server.address() as { port: number };
      const asked = http.request({
        port,
        path: `${BASE}/discoveries`,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-encoding': 'gzip',
        },
      });
      asked.on('error', () => {});
      asked.end(JSON.stringify({ connection: 'shop' }));
      const response = await new Promise<http.IncomingMessage>(resolve => {
        asked.on('response', resolve);
      });
      expect(response.headers['content-type']).toBe('application/x-ndjson');
      let seen = '';
      await new Promise<void>(resolve => {
        response.on('data', part => {
          seen += part;
          if (seen.includes('"progress"')) resolve();
        });
      });
      expect(lines(seen)[0].check).toMatchObject({ id: 'reachable' });
      await until(async () => (await running(source)) === 1);
      asked.destroy();
      await until(async () => (await running(source)) === 0);
    } finally {
      await source.run('ROLLBACK');
    }
    await until(async () => audits[0].outcome === 'failure');
  });

  it('say that a table is locked', async () => {
    await source.run('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE');
    try {
      const { body } = await post('/found', { connection: 'shop' });
      expect(body.error.message).toContain('locked by another session');
    } finally {
      await source.run('ROLLBACK');
    }
  }, 20_000);
});

/** Statements of connections that the database is working on. */
async function running(source: SourceDatabase): Promise<number> {
  const { rows } = await source.client.query(
    `SELECT CAST(count(*) AS integer) AS n FROM pg_stat_activity
     WHERE application_name = 'backstage-lakehouse' AND datname = $1 AND wait_event_type = 'Lock'`,
    [source.database],
  );
  return rows[0].n as number;
}

async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function lines(text: string): DiscoveryEvent[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

/** Reads a body that supertest has no parser for. */
function asText(
  response: request.Response,
  done: (error: Error | null, body: string) => void,
): void {
  let text = '';
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', part => {
    text += part;
  });
  stream.on('end', () => done(null, text));
}
