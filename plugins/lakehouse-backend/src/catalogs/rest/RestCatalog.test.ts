import { catalogOf } from '../../__testUtils__/appConfig';
import {
  fakeServer,
  type FakeAnswer,
  type FakeRequest,
  type FakeServer,
} from '../../__testUtils__/fakeServer';
import { tableMetadata } from '../../__testUtils__/warehouse';
import { unpackPage } from '../metadata/SnapshotPages';
import type { ListedPage } from '../types';

type Answers = Record<string, FakeAnswer | ((r: FakeRequest) => FakeAnswer)>;

const LOCATION = 's3://lake/orders/metadata/1.metadata.json';
const orders = {
  namespace: ['sales', 'eu'],
  name: 'orders',
  metadataLocation: null,
};
const table = () => ({
  headers: { etag: 'v1' },
  body: `{"metadata-location":"${LOCATION}","metadata":${tableMetadata({
    namespace: 'sales',
    name: 'orders',
  }).replaceAll('snapshot-id":1', 'snapshot-id":3051729675574597004')}}`,
});

let server: FakeServer;
/** Answers by path; other paths are not known. */
let answers: Answers;

beforeEach(async () => {
  answers = {
    '/v1/config': {
      body: { overrides: { prefix: 'lake', uri: 'http://evil' } },
    },
    '/v1/lake/namespaces': ({ url }) => ({
      body: {
        namespaces: {
          '': [['sales']],
          sales: [['sales', 'eu']],
          'sales\x1feu': [],
        }[url.searchParams.get('parent') ?? ''],
      },
    }),
    '/v1/lake/namespaces/sales/tables': { body: { identifiers: [] } },
    '/v1/lake/namespaces/sales%1Feu/tables': {
      body: { identifiers: [{ namespace: ['sales', 'eu'], name: 'orders' }] },
    },
    '/v1/lake/namespaces/sales%1Feu/tables/orders': table(),
  };
  server = await fakeServer(request => {
    const answer = answers[request.url.pathname] ?? {
      status: 404,
      body: { error: { message: 'no such thing' } },
    };
    return typeof answer === 'function' ? answer(request) : answer;
  });
});
afterEach(() => server.close());

function catalog(auth?: object) {
  return catalogOf({
    kind: 'rest',
    rest: {
      uri: `${server.url}/v1/`,
      warehouse: 'wh',
      ...(auth && { auth }),
    },
  });
}

async function list(of = catalog()) {
  const found: ListedPage[] = [];
  for await (const page of of.listTables()) found.push(page);
  return {
    tables: found.flatMap(page => page.tables),
    problems: found.flatMap(page => page.problems ?? []),
  };
}

describe('RestCatalog', () => {
  it('goes on with the namespace that an earlier listing had come to, and still lists all', async () => {
    const names = ['first', 'sales', 'sales_eu', 'zone'];
    answers['/v1/lake/namespaces'] = ({ url }) => ({
      body: {
        namespaces: {
          '': names.map(name => [name]),
          sales: [['sales', 'eu']],
        }[url.searchParams.get('parent') ?? ''],
      },
    });
    for (const name of [...names, 'sales%1Feu']) {
      const namespace = decodeURIComponent(name).split('\x1f');
      answers[`/v1/lake/namespaces/${name}/tables`] = {
        body: { identifiers: [{ namespace, name: 'orders' }] },
      };
    }
    const order = async (from: string | null) => {
      const found: string[] = [];
      const listing = catalog().listTables(undefined, from);
      for await (const { tables } of listing) {
        found.push(...tables.map(({ namespace }) => namespace.join('.')));
      }
      return found;
    };
    const all = ['first', 'sales', 'sales.eu', 'sales_eu', 'zone'];
    expect(await order(null)).toEqual(all);
    expect(await order('gone')).toEqual(all);
    const later = ['sales', 'sales.eu', 'sales_eu', 'zone', 'first'];
    expect(await order('sales.eu')).toEqual(later);
    expect(await order('sales')).toEqual(later);
    expect((await order('zone'))[0]).toBe('zone');
  });

  it('lists namespaces of all levels below the prefix of the handshake, and stays with the configured host', async () => {
    expect(await list()).toEqual({ tables: [orders], problems: [] });
    expect(server.requests[0].url.search).toBe('?warehouse=wh');
  });

  it('loads a table with exact ids, and asks with its tag afterwards', async () => {
    const of = catalog();
    const loaded = await of.load(orders, null);
    if (loaded === 'unchanged') throw new Error('It was not known');
    expect(loaded).toMatchObject({ metadataLocation: LOCATION, etag: 'v1' });
    expect(JSON.parse(unpackPage(loaded.snapshots[0]))).toMatchObject([
      { id: '3051729675574597004' },
    ]);

    answers['/v1/lake/namespaces/sales%1Feu/tables/orders'] = ({ headers }) =>
      headers['if-none-match'] === 'v1' ? { status: 304 } : table();
    expect(await of.load(orders, loaded)).toBe('unchanged');
    expect(await of.load(orders, { ...loaded, etag: 'v0' })).toBe('unchanged');
    expect(
      await of.load(orders, { metadataLocation: 'other', etag: null }),
    ).toMatchObject({ etag: 'v1' });
  });

  it('follows page tokens, and not in a circle', async () => {
    const path = '/v1/lake/namespaces/sales%1Feu/tables';
    answers[path] = ({ url }) => {
      const at = Number(url.searchParams.get('pageToken'));
      return {
        body: {
          identifiers: [{ namespace: ['sales', 'eu'], name: `t${at}` }],
          'next-page-token': at < 3 ? String(at + 1) : null,
        },
      };
    };
    expect((await list()).tables.map(({ name }) => name)).toEqual([
      't0',
      't1',
      't2',
      't3',
    ]);
    answers[path] = { body: { identifiers: [], 'next-page-token': 'again' } };
    expect((await list()).problems).toMatchObject([
      { namespace: ['sales', 'eu'], outcome: 'failed' },
    ]);
  });

  it('names what it may not see, and goes on', async () => {
    answers['/v1/lake/namespaces/sales/tables'] = { status: 403 };
    const { tables, problems } = await list();
    expect(tables).toEqual([orders]);
    expect(problems).toMatchObject([
      { namespace: ['sales'], outcome: 'denied', below: false },
    ]);
  });

  it('fails as a whole when nothing can be listed', async () => {
    answers['/v1/config'] = { status: 200, body: '<html></html>' };
    await expect(list()).rejects.toThrow('no JSON');
    answers['/v1/config'] = { body: {} };
    await expect(list()).rejects.toThrow('404');
  });

  it('waits when the server is busy', async () => {
    let busy = 2;
    const answer = answers['/v1/config'] as FakeAnswer;
    answers['/v1/config'] = () =>
      busy-- > 0 ? { status: 503, headers: { 'retry-after': '0.01' } } : answer;
    expect((await list()).tables).toHaveLength(1);
  });

  it('does not follow redirects', async () => {
    answers['/v1/config'] = {
      status: 302,
      headers: { location: 'http://127.0.0.1:1/v1/config' },
    };
    await expect(list()).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  it('fetches a token once, and another one when it is refused', async () => {
    let issued = 0;
    answers['/token'] = ({ body }) => {
      expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
        grant_type: 'client_credentials',
        client_id: 'us',
        client_secret: 's/e&cret',
        scope: 'catalog',
      });
      return { body: { access_token: `t${++issued}`, expires_in: 3600 } };
    };
    const answer = answers['/v1/lake/namespaces'] as (
      r: FakeRequest,
    ) => FakeAnswer;
    answers['/v1/lake/namespaces'] = request =>
      request.headers.authorization === 'Bearer t2'
        ? answer(request)
        : { status: 401 };
    const of = catalog({
      type: 'oauth2',
      tokenUrl: `${server.url}/token`,
      clientId: 'us',
      clientSecret: 's/e&cret',
    });
    expect((await list(of)).tables).toHaveLength(1);
    expect(issued).toBe(2);
  });

  it('says a refused secret without repeating it', async () => {
    answers['/token'] = ({ body }) => ({ status: 401, body });
    const of = catalog({
      type: 'oauth2',
      tokenUrl: `${server.url}/token`,
      clientId: 'us',
      clientSecret: 'canary',
    });
    await expect(list(of)).rejects.toThrow(/^(?!.*canary).*401.*$/);
  });

  it.each([
    [404, 'not-found'],
    [403, 'refused'],
  ])('says %i for a table as %s', async (status, code) => {
    answers['/v1/lake/namespaces/sales%1Feu/tables/orders'] = { status };
    await expect(catalog().load(orders, null)).rejects.toMatchObject({ code });
  });
});
