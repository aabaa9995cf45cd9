import { catalogOf, glueEntry } from '../../__testUtils__/appConfig';
import {
  fakeServer,
  type FakeAnswer,
  type FakeRequest,
  type FakeServer,
} from '../../__testUtils__/fakeServer';
import { tableMetadata } from '../../__testUtils__/warehouse';
import type { ListedPage } from '../types';

const LOCATION = 's3://lake/wh/shop/orders/metadata/1.metadata.json';
const iceberg = (name: string, parameters: object = {}) => ({
  Name: name,
  Parameters: {
    table_type: 'iceberg',
    metadata_location: LOCATION,
    ...parameters,
  },
});

let server: FakeServer;
/** Answers of Glue by operation; the tests put their own in. */
let glue: Record<string, (input: any) => FakeAnswer>;
let s3: (request: FakeRequest) => FakeAnswer;

beforeEach(async () => {
  glue = {
    GetDatabases: () => ({ body: { DatabaseList: [{ Name: 'shop' }] } }),
    GetTables: () => ({ body: { TableList: [iceberg('orders')] } }),
  };
  s3 = () => ({ body: tableMetadata({ namespace: 'shop', name: 'orders' }) });
  server = await fakeServer(request => {
    const operation = String(request.headers['x-amz-target'] ?? '').split(
      '.',
    )[1];
    return operation ? glue[operation](JSON.parse(request.body)) : s3(request);
  });
});
afterEach(() => server.close());

function catalog(prefix = 's3://lake/wh') {
  return catalogOf({
    ...glueEntry(server.url, { bucketOwner: '123456789012' }),
    locations: [{ prefix }],
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

const calls = () =>
  server.requests.map(r => r.headers['x-amz-target'] ?? r.url.pathname);

describe('GlueCatalog', () => {
  it('lists Iceberg tables only, a hundred per call, and reads nothing for it', async () => {
    glue.GetTables = ({ MaxResults, NextToken }) => ({
      body: {
        TableList: Array.from({ length: MaxResults }, (_, i) =>
          i === 0 ? { Name: 'hive_table' } : iceberg(`t${NextToken ?? 0}_${i}`),
        ),
        NextToken:
          NextToken === '2' ? undefined : String(+(NextToken ?? 0) + 1),
      },
    });
    const { tables } = await list();
    expect(tables).toHaveLength(3 * 99);
    expect(tables[0]).toEqual({
      namespace: ['shop'],
      name: 't0_1',
      metadataLocation: LOCATION,
    });
    expect(calls()).toEqual([
      'AWSGlue.GetDatabases',
      'AWSGlue.GetTables',
      'AWSGlue.GetTables',
      'AWSGlue.GetTables',
    ]);
  });

  it('reads metadata from the allowed bucket, which has to belong to the expected account', async () => {
    const { tables } = await list();
    const loaded = await catalog().load(tables[0], null);
    expect(loaded).toMatchObject({ metadataLocation: LOCATION });
    expect(server.requests.at(-1)).toMatchObject({
      url: expect.objectContaining({
        pathname: '/lake/wh/shop/orders/metadata/1.metadata.json',
      }),
      headers: expect.objectContaining({
        'x-amz-expected-bucket-owner': '123456789012',
      }),
    });
  });

  it('asks nobody for a location outside of the allowed ones', async () => {
    for (const metadataLocation of [
      's3://lake/wh-secret/1.metadata.json',
      's3://lake/wh/../x/1.metadata.json',
      's3://other/wh/1.metadata.json',
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
    ]) {
      await expect(
        catalog().load({ namespace: ['a'], name: 'b', metadataLocation }, null),
      ).rejects.toMatchObject({ code: 'refused' });
    }
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['NoSuchKey', 404, 'not-found'],
    ['AccessDenied', 403, 'refused'],
  ])('says %s of an object as %i %s', async (code, status, expected) => {
    s3 = () => ({ status, body: `<Error><Code>${code}</Code></Error>` });
    const { tables } = await list();
    await expect(catalog().load(tables[0], null)).rejects.toMatchObject({
      code: expected,
    });
  });

  it('keeps a denied database apart from the others (fault 4)', async () => {
    glue.GetDatabases = () => ({
      body: { DatabaseList: [{ Name: 'secret' }, { Name: 'shop' }] },
    });
    glue.GetTables = ({ DatabaseName }) =>
      DatabaseName === 'secret'
        ? { status: 400, body: { __type: 'AccessDeniedException' } }
        : { body: { TableList: [iceberg('orders')] } };
    const { tables, problems } = await list();
    expect(tables.map(({ name }) => name)).toEqual(['orders']);
    expect(problems).toEqual([
      {
        namespace: ['secret'],
        outcome: 'denied',
        reason: expect.stringContaining('glue:GetTables'),
      },
    ]);
  });

  it('does not follow page tokens in a circle (fault 6)', async () => {
    let page = 0;
    glue.GetTables = () => ({
      body: { TableList: [], NextToken: ['a', 'b'][page++ % 2] },
    });
    const { problems } = await list();
    expect(problems).toMatchObject([
      { outcome: 'failed', reason: expect.stringContaining('same page token') },
    ]);
    expect(page).toBe(3);
  });

  it('fails as a whole when the databases cannot be listed', async () => {
    glue.GetDatabases = () => ({
      status: 400,
      body: { __type: 'AccessDeniedException', Message: 'no' },
    });
    await expect(list()).rejects.toThrow('no');
  });

  it('survives an answer that is no JSON', async () => {
    glue.GetTables = () => ({ status: 404, body: '<html>not here</html>' });
    const { problems } = await list();
    expect(problems).toMatchObject([{ outcome: 'failed' }]);
  });

  it('says of a table without pointer which one it had', async () => {
    glue.GetTables = () => ({
      body: {
        TableList: [
          iceberg('broken', {
            metadata_location: undefined,
            previous_metadata_location: LOCATION,
          }),
        ],
      },
    });
    const { tables } = await list();
    await expect(catalog().load(tables[0], null)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(LOCATION),
    });
  });

  it('follows a resource link under its own name', async () => {
    glue.GetTables = () => ({
      body: {
        TableList: [
          {
            Name: 'linked',
            TargetTable: {
              CatalogId: '999999999999',
              DatabaseName: 'theirs',
              Name: 'original',
            },
          },
        ],
      },
    });
    glue.GetTable = input => {
      expect(input).toEqual({
        CatalogId: '999999999999',
        DatabaseName: 'theirs',
        Name: 'original',
      });
      return { body: { Table: iceberg('original') } };
    };
    expect((await list()).tables).toEqual([
      { namespace: ['shop'], name: 'linked', metadataLocation: LOCATION },
    ]);
  });

  it('asks a federated catalog, such as a bucket of S3 Tables, by its id in every call', async () => {
    const catalogId = '123456789012:s3tablescatalog/lake';
    const asked: string[] = [];
    const federated = (answer: object) => (input: { CatalogId?: string }) => {
      asked.push(String(input.CatalogId));
      return { body: answer };
    };
    glue.GetDatabases = federated({ DatabaseList: [{ Name: 'shop' }] });
    glue.GetTables = federated({ TableList: [iceberg('orders')] });
    glue.GetTable = federated({ Table: iceberg('orders') });
    const tables = catalogOf({
      ...glueEntry(server.url, { bucketOwner: '123456789012', catalogId }),
      locations: [{ prefix: 's3://lake/wh' }],
    });
    expect((await list(tables)).tables).toHaveLength(1);
    expect(
      await tables.find({ namespace: ['shop'], name: 'orders' }),
    ).toMatchObject({ metadataLocation: LOCATION });
    expect(asked).toEqual([catalogId, catalogId, catalogId]);
  });
});
