import { ConfigReader } from '@backstage/config';
import { readCatalogConfigs } from './readConfig';

const read = (catalogs: object) =>
  readCatalogConfigs(new ConfigReader({ lakehouse: { catalogs } } as never));
const sql = { uri: 'sqlite:catalog.db', catalogName: 'lake' };

describe('lakehouse.catalogs', () => {
  it('is optional', () => {
    expect(readCatalogConfigs(new ConfigReader({}))).toEqual([]);
  });

  it('reads every form of database URI', () => {
    const target = (uri: string) =>
      read({ lake: { kind: 'sql', sql: { ...sql, uri } } })[0].connection;
    expect(target('sqlite:/a/c.db')).toMatchObject({
      engine: 'sqlite',
      target: '/a/c.db',
    });
    expect(target('sqlite:////a/c.db')).toMatchObject({ target: '/a/c.db' });
    expect(target('jdbc:sqlite:/a/c.db')).toMatchObject({ target: '/a/c.db' });
    expect(target('sqlite:c.db')).toMatchObject({
      target: `${process.cwd()}/c.db`,
    });
    expect(target('postgresql+psycopg2://u:p@h/d')).toMatchObject({
      engine: 'postgresql',
      target: 'postgresql://u:p@h/d',
    });
  });

  it('takes the owner as a name or an entity reference', () => {
    const [config] = read({
      lake: { kind: 'sql', sql, defaultOwner: 'sales' },
    });
    expect(config.defaultOwner).toBe('group:default/sales');
  });

  it('takes owners by namespace', () => {
    const owners = [{ namespace: 'raw_*', owner: 'ingestion' }];
    const [config] = read({ lake: { kind: 'sql', sql, owners } });
    expect(config.owners).toEqual([
      { namespace: 'raw_*', owner: 'group:default/ingestion' },
    ]);
  });

  it('reads Glue and REST catalogs, with the account as owner of the buckets', () => {
    const [glue, rest] = read({
      glue: {
        kind: 'glue',
        glue: { region: 'eu-central-1', accountId: '123456789012' },
        locations: [{ prefix: 's3://lake/wh' }],
      },
      rest: {
        kind: 'rest',
        rest: {
          uri: 'https://polaris.example/api/catalog/v1/',
          auth: { type: 'oauth2', clientId: 'a', clientSecret: 'b' },
        },
      },
    });
    expect(rest.requestsPerSecond).toBeUndefined();
    expect(glue).toMatchObject({
      requestsPerSecond: 10,
      connection: { bucketOwner: '123456789012' },
      locations: [{ prefix: 's3://lake/wh', path: undefined }],
    });
    expect(rest.connection).toMatchObject({
      uri: 'https://polaris.example/api/catalog',
      auth: { scope: 'catalog' },
    });
  });

  it.each<[string, object, string]>([
    [
      'account',
      {
        lake: { kind: 'glue', glue: { region: 'eu-west-1', accountId: '12' } },
      },
      'lakehouse.catalogs.lake.glue.accountId',
    ],
    [
      'address',
      { lake: { kind: 'rest', rest: { uri: 'file:///etc/passwd' } } },
      'lakehouse.catalogs.lake.rest.uri',
    ],
    [
      'authentication',
      {
        lake: {
          kind: 'rest',
          rest: { uri: 'https://a', auth: { type: 'basic' } },
        },
      },
      'lakehouse.catalogs.lake.rest.auth.type',
    ],
    [
      'local prefix without folder',
      { lake: { kind: 'sql', sql, locations: [{ prefix: 'file://' }] } },
      'lakehouse.catalogs.lake.locations[0] has no path',
    ],
    [
      'pattern',
      { lake: { kind: 'sql', sql, include: ['marts'] } },
      "lakehouse.catalogs.lake.include has 'marts'",
    ],
    [
      'days',
      { lake: { kind: 'sql', sql, keepDays: 0 } },
      'lakehouse.catalogs.lake.keepDays',
    ],
    ['kind', { lake: { kind: 'nessie' } }, 'lakehouse.catalogs.lake.kind'],
    ['no kind', { lake: {} }, 'kind'],
    [
      'uri',
      { lake: { kind: 'sql', sql: { ...sql, uri: 'mysql://u:secret@h' } } },
      'lakehouse.catalogs.lake.sql.uri',
    ],
    [
      'missing catalogName',
      { lake: { kind: 'sql', sql: { uri: 'sqlite:a' } } },
      'sql.catalogName',
    ],
    [
      'prefix',
      {
        lake: {
          kind: 'sql',
          sql,
          locations: [{ prefix: 'bucket', path: 'a' }],
        },
      },
      'lakehouse.catalogs.lake.locations[0].prefix',
    ],
    ['id', { 'a/b': { kind: 'sql', sql } }, 'a/b'],
    [
      'one id twice',
      { lake: { kind: 'sql', sql }, Lake: { kind: 'sql', sql } },
      'lakehouse.catalogs.lake and lakehouse.catalogs.Lake',
    ],
    [
      'pace',
      { lake: { kind: 'sql', sql, requestsPerSecond: 0 } },
      'lakehouse.catalogs.lake.requestsPerSecond',
    ],
    [
      'owner',
      { lake: { kind: 'sql', sql, defaultOwner: 'not a group' } },
      'lakehouse.catalogs.lake.defaultOwner',
    ],
    [
      'owner by namespace',
      {
        lake: {
          kind: 'sql',
          sql,
          owners: [{ namespace: 'raw_*', owner: '?' }],
        },
      },
      'lakehouse.catalogs.lake.owners[0].owner',
    ],
  ])('names the field that is wrong: %s', (_, catalogs, field) => {
    let message = '';
    try {
      read(catalogs);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(field);
    expect(message).not.toContain('secret');
  });
});
