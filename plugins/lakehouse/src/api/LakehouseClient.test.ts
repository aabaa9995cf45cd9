import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { LakehouseClient } from './LakehouseClient';

const base = 'http://backend/api/lakehouse';

describe('LakehouseClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new LakehouseClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://backend/api/${plugin}`,
    },
    fetchApi: { fetch: (...args) => fetch(...args) },
  });

  it('repeats a parameter per value and leaves out what is empty', async () => {
    let asked = '';
    server.use(
      http.get(`${base}/tables`, ({ request }) => {
        asked = new URL(request.url).search;
        return HttpResponse.json({ items: [] });
      }),
    );
    await client.listTables({
      layer: ['raw', 'vault'],
      search: '',
      owner: undefined,
      limit: 50,
    });
    expect(asked).toBe('?layer=raw&layer=vault&limit=50');
  });

  it('encodes both parts of a table reference', async () => {
    server.use(
      http.get(`${base}/tables/:catalog/:table`, ({ params }) =>
        HttpResponse.json(params),
      ),
    );
    await expect(client.getTable('my lake/ns.a/b?c')).resolves.toEqual({
      catalog: 'my lake',
      table: 'ns.a/b?c',
    });
  });

  it('rejects with the name and message that the backend gave', async () => {
    server.use(
      http.get(`${base}/tables/:catalog/:table`, () =>
        HttpResponse.json(
          {
            error: { name: 'NotFoundError', message: 'no such table' },
            response: { statusCode: 404 },
          },
          { status: 404 },
        ),
      ),
    );
    await expect(client.getTable('a/b.c')).rejects.toMatchObject({
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'no such table' },
    });
  });

  it('sends the answers of the onboarding form as JSON', async () => {
    let body: unknown;
    server.use(
      http.post(`${base}/onboarding/preview`, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({});
      }),
    );
    const spec = {
      version: 1,
      kind: 'ddl',
      name: 'crm',
      owner: 'group:default/crm',
      promise: '6h',
    } as const;
    await client.previewSource(spec);
    expect(body).toEqual(spec);
  });
});
