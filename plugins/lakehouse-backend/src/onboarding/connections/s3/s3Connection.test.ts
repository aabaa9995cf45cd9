import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { DiscoveryEvent } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  parseSourceSpec,
  prepareSource,
  readSource,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import {
  fakeServer,
  type FakeAnswer,
  type FakeRequest,
  type FakeServer,
} from '../../../__testUtils__/fakeServer';
import {
  describeMoto,
  motoBucket,
  type MotoBucket,
} from '../../__testUtils__/motoBucket';
import { ConnectionReader } from '../ConnectionReader';

const SECRET = 'AKIA-secret-of-the-test';
const PARQUET = readFileSync(
  path.resolve(
    __dirname,
    '../../../../../lakehouse-common/src/samples/__fixtures__/types.parquet',
  ),
);

/** A reader of one bucket, what it tells, and what it logs. */
function readerOf(endpoint: string, s3: object = {}) {
  const warnings: string[] = [];
  const config = new ConfigReader({
    aws: {
      mainAccount: { accessKeyId: SECRET, secretAccessKey: SECRET },
    },
    lakehouse: {
      connections: {
        exports: {
          title: 'Exports',
          kind: 's3',
          s3: { bucket: 'exports', region: 'us-east-1', endpoint, ...s3 },
        },
      },
    },
  });
  const logger = mockServices.logger.mock({
    warn: message => warnings.push(message),
  });
  return { reader: ConnectionReader.fromConfig(config, logger), warnings };
}

async function discover(
  { reader }: ReturnType<typeof readerOf>,
  signal = new AbortController().signal,
  seen?: (event: DiscoveryEvent) => void,
) {
  const events: DiscoveryEvent[] = [];
  const emit = (event: DiscoveryEvent) => {
    events.push(event);
    seen?.(event);
  };
  const discovery = await reader
    .discover({ connection: 'exports' }, { who: 'me', signal, emit })
    .catch((error: Error) => error);
  const ended = events.flatMap(({ check }) =>
    check && check.state !== 'running' ? [check] : [],
  );
  return { discovery, events, ended, last: ended[ended.length - 1] };
}

describeMoto('a bucket of moto', () => {
  let moto: MotoBucket;
  let endpoint: string;

  beforeAll(async () => {
    moto = await motoBucket(SECRET);
    const { put } = moto;
    endpoint = moto.endpoint;
    await put('shop/customers.csv', 'customer_id,name\nC1,Ann\nC2,Bob\n');
    await put('shop/orders/2024-01.csv', 'order_id,day\n1,01/02/2024\n');
    await put(
      'shop/orders/2024-02.csv.gz',
      gzipSync('order_id,day\n2,02/03/2024\n'),
    );
    await put(
      'shop/events/a.ndjson',
      '{"event_id":1,"at":"2026-01-02T10:00:00Z"}\n',
    );
    await put('shop/types.parquet', PARQUET);
    await put('shop/_SUCCESS', '');
    await put('shop/readme.md', 'text');
    await put('shop/', '');
    await put('shop_old/other.csv', 'id\n1\n');
    await put('mixed/a.csv', 'id\n1\n');
    await put('mixed/a/b.json', '{"id":1}\n');
    await put('empty/readme.md', 'text');
    await put('zero/a.csv', '');
  }, 60_000);
  afterAll(() => {
    moto?.stop();
  });

  it('shows what its files are, with every check', async () => {
    const { discovery, ended, events } = await discover(
      readerOf(endpoint, { prefix: 'shop' }),
    );
    expect(ended).toMatchObject([
      { id: 'reachable', state: 'passed' },
      { id: 'readable', state: 'passed' },
      {
        id: 'tables',
        message: expect.stringMatching(/^4 tables found.*_SUCCESS/),
      },
      {
        id: 'keys',
        state: 'warning',
        message: expect.stringContaining('types'),
      },
      { id: 'types', message: expect.stringContaining('orders.day') },
      { id: 'rows', state: 'passed' },
    ]);
    expect(events).toContainEqual({ progress: { tables: 4, of: 4 } });
    expect(discovery).toMatchObject({
      found: { rows: { customers: 2, orders: 2, types: 2 } },
      result: { schemas: [] },
    });
  });

  it('becomes a contract that says where the files are', async () => {
    const { reader } = readerOf(endpoint, { prefix: 'shop/' });
    const answers = parseSourceSpec({
      version: 1,
      kind: 'connection',
      connection: 'exports',
      name: 'exports',
      owner: 'group:default/sales-data',
      promise: '1d',
      tables: [
        { name: 'types', keyless: true },
        { name: 'orders', readings: [{ column: 'day', as: 'day-first' }] },
      ],
    });
    const files = new Map<string, string>();
    const preview = await prepareSource(
      answers,
      files,
      await readSource(answers, reader),
    );
    // Here is no platform repository, and nothing else stands in the way.
    const errors = preview.findings.filter(one => one.severity === 'error');
    expect(errors.filter(one => one.field)).toEqual([]);
    expect(preview.contract).toContain('location: s3://exports/shop/');
    expect(preview.contract).toContain('format: dd/MM/yyyy');
    expect(preview.tables.map(({ name }) => name)).toEqual([
      'customers',
      'events',
      'orders',
      'types',
    ]);
  });

  it.each([
    ['no file', { prefix: 'empty' }, 'tables', 'Put files that end in'],
    ['nothing at all', { prefix: 'nowhere' }, 'tables', 'There are no files'],
    ['no bucket', { bucket: 'no-such-bucket' }, 'reachable', 'no bucket'],
  ])('says that there is %s', async (_, s3Config, id, text) => {
    const { last } = await discover(readerOf(endpoint, s3Config));
    expect(last).toMatchObject({ id, state: 'failed' });
    expect(`${last.message} ${last.fix}`).toContain(text);
  });

  it.each([
    ['mixed', 'files of several formats'],
    ['zero', 'is empty'],
  ])('names files of %s that cannot be used', async (prefix, text) => {
    const { ended } = await discover(readerOf(endpoint, { prefix }));
    expect(ended.find(({ id }) => id === 'types')).toMatchObject({
      state: 'warning',
      message: expect.stringContaining(text),
    });
  });

  it('stops when somebody says so', async () => {
    const abort = new AbortController();
    const { discovery, last } = await discover(
      readerOf(endpoint, { prefix: 'shop' }),
      abort.signal,
      event => event.progress && abort.abort(new Error('stopped')),
    );
    expect(discovery).toMatchObject({ message: 'stopped' });
    expect(last.state).not.toBe('failed');
  });
});

describe('what stands in the way of a bucket', () => {
  let server: FakeServer;
  let answer: (request: FakeRequest) => FakeAnswer;
  beforeEach(async () => {
    server = await fakeServer(request => answer(request));
  });
  afterEach(() => server.close());

  const xml = (body: string) => ({
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?>${body}`,
  });
  const error = (status: number, code: string): FakeAnswer => ({
    status,
    ...xml(`<Error><Code>${code}</Code><Message>${SECRET}</Message></Error>`),
  });
  const listing = (key: string, next = '') =>
    xml(
      `<ListBucketResult><Contents><Key>${key}</Key><Size>100</Size><ETag>"1"</ETag></Contents>${
        next && `<NextContinuationToken>${next}</NextContinuationToken>`
      }</ListBucketResult>`,
    );
  const isList = ({ url }: FakeRequest) => url.searchParams.has('list-type');

  it.each([
    [403, 'AccessDenied', 'reachable', 's3:ListBucket'],
    [404, 'NoSuchBucket', 'reachable', 'correct the bucket'],
    [301, 'PermanentRedirect', 'reachable', 'correct the region'],
    [400, 'AuthorizationHeaderMalformed', 'reachable', 'correct the region'],
    [403, 'InvalidAccessKeyId', 'reachable', 'valid credentials'],
  ])('is %d %s of the listing', async (status, code, id, fix) => {
    answer = () => error(status, code);
    const reading = readerOf(server.url);
    const { last, events } = await discover(reading);
    expect(last).toMatchObject({ id, state: 'failed' });
    expect(last.fix).toContain(fix);
    expect(JSON.stringify(events)).not.toContain(SECRET);
    expect(reading.warnings.join()).toContain('s3://exports/');
    expect(reading.warnings.join()).toContain(code);
  });

  it.each([
    [403, 'AccessDenied', 's3:GetObject'],
    [412, 'PreconditionFailed', 'Read again'],
    [404, 'NoSuchKey', 'Read again'],
  ])('is %d %s of a file', async (status, code, fix) => {
    answer = request =>
      isList(request) ? listing('a.csv') : error(status, code);
    const { last } = await discover(readerOf(server.url));
    expect(last).toMatchObject({ id: 'readable', state: 'failed' });
    expect(last.fix).toContain(fix);
  });

  it('is a server that nobody runs', async () => {
    // The port of `discard`, which nothing listens to.
    const reading = readerOf('http://127.0.0.1:9');
    const { last } = await discover(reading);
    expect(reading.warnings.join()).toContain('ECONNREFUSED');
    expect(last).toMatchObject({ id: 'reachable', state: 'failed' });
    expect(last.fix).toContain('through the network');
  }, 30_000);

  it('asks for a bounded number of pages, and for parts of files only', async () => {
    answer = request =>
      isList(request)
        ? listing('a.csv', 'more')
        : { status: 206, body: 'id\n1\n' };
    const { ended } = await discover(readerOf(server.url));
    expect(server.requests.filter(isList)).toHaveLength(20);
    expect(ended.find(({ id }) => id === 'tables')).toMatchObject({
      state: 'warning',
      message: expect.stringContaining('more files than are listed'),
    });
    for (const request of server.requests.filter(one => !isList(one))) {
      expect(request.headers.range).toMatch(/^bytes=0-\d+$/);
    }
  });
});

describe('configuration', () => {
  it.each([
    [{ bucket: 's3://exports' }, 's3.bucket must be the name'],
    [{ region: 'Frankfurt' }, "s3.region is 'Frankfurt'"],
    [{ prefix: '/shop' }, 's3.prefix must be a folder'],
    [{ prefix: 'a/../b' }, 's3.prefix must be a folder'],
    [{ accountId: '12' }, 's3.accountId'],
  ])('names the field of %j', (s3, message) => {
    expect(() => readerOf('http://127.0.0.1:1', s3)).toThrow(message);
  });

  it('is listed with its kind', async () => {
    const { reader } = readerOf('http://127.0.0.1:1');
    expect(await reader.list()).toEqual([
      { id: 'exports', title: 'Exports', kind: 's3' },
    ]);
  });
});
