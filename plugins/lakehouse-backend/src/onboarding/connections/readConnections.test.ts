import { ConfigReader } from '@backstage/config';
import { readConnections } from './readConnections';
import { contractServer } from './readServer';
import type { DatabaseConnection } from './types';

const read = (connections: object) =>
  readConnections(
    new ConfigReader({ lakehouse: { connections } } as never),
  ) as DatabaseConnection[];
const postgresql = {
  host: 'db.internal',
  database: 'shop',
  user: 'reader',
  password: 's3cret',
};
const direct = (extra: object = {}) => ({
  kind: 'postgresql',
  postgresql,
  ...extra,
});
const rds = {
  clusterArn: 'arn:aws:rds:eu-central-1:123456789012:cluster:shop',
  secretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-a1',
  database: 'shop',
};
const cluster = (
  extra: object = {},
  server: object = { host: 'shop.rds' },
) => ({
  kind: 'rds-data',
  'rds-data': { ...rds, ...extra },
  server,
});

describe('lakehouse.connections', () => {
  it('is optional', () => {
    expect(readConnections(new ConfigReader({}))).toEqual([]);
  });

  it('needs little: the rest has defaults', () => {
    const [crm, aurora] = read({ 'crm-eu': direct(), aurora: cluster() });
    expect(crm.shown).toEqual({
      id: 'crm-eu',
      title: 'crm-eu',
      kind: 'postgresql',
    });
    expect(crm.database).toMatchObject({ port: 5432, tls: 'prefer' });
    expect(contractServer(crm.server, 'sales')).toEqual({
      server: 'database',
      type: 'postgresql',
      host: 'db.internal',
      port: 5432,
      database: 'shop',
      schema: 'sales',
      customProperties: [
        { property: 'lakehouse.userEnv', value: 'CRM_EU_USER' },
        { property: 'lakehouse.passwordEnv', value: 'CRM_EU_PASSWORD' },
      ],
    });
    expect(aurora.database).toMatchObject({ region: 'eu-central-1' });
    expect(contractServer(aurora.server, 'sales')).toMatchObject({
      host: 'shop.rds',
      port: 5432,
      customProperties: [
        { property: 'lakehouse.secretArn', value: rds.secretArn },
      ],
    });
  });

  it('knows who may see a connection: groups, unless it says users', () => {
    const [some, all] = read({
      a: direct({ visibleTo: ['Sales', 'user:Default/Ada'] }),
      b: direct(),
    });
    expect(some.visibleTo).toEqual(['group:default/sales', 'user:default/ada']);
    expect(some.shown).not.toHaveProperty('visibleTo');
    expect(all.visibleTo).toBeUndefined();
  });

  it('knows MySQL, whose schemas are databases of the server', () => {
    const [one, several] = read({
      shop: { kind: 'mysql', mysql: postgresql },
      crm: { kind: 'mysql', mysql: postgresql, schemas: ['crm', 'shop'] },
    });
    expect(one.database).toMatchObject({ port: 3306, tls: 'prefer' });
    expect(one.schemas).toEqual(['shop']);
    expect(several.schemas).toEqual(['crm', 'shop']);
    expect(contractServer(several.server, 'crm')).toEqual({
      server: 'database',
      type: 'mysql',
      host: 'db.internal',
      port: 3306,
      database: 'crm',
      customProperties: [
        { property: 'lakehouse.userEnv', value: 'CRM_USER' },
        { property: 'lakehouse.passwordEnv', value: 'CRM_PASSWORD' },
      ],
    });
  });

  it('tells ingestion what differs for it', () => {
    const [one] = read({
      shop: direct({
        postgresql: { ...postgresql, tls: 'require' },
        server: { host: 'replica', port: 6432, secretArn: rds.secretArn },
      }),
    });
    expect(contractServer(one.server, 'sales')).toMatchObject({
      host: 'replica',
      port: 6432,
      customProperties: [
        { property: 'lakehouse.secretArn', value: rds.secretArn },
        { property: 'lakehouse.tls', value: 'require' },
      ],
    });
  });

  it.each<[string, object, string]>([
    ['kind', { a: { kind: 'oracle' } }, 'a.kind'],
    ['MySQL host', { a: { kind: 'mysql', mysql: {} } }, 'mysql.host'],
    [
      'MySQL certificate',
      { a: { kind: 'mysql', mysql: { ...postgresql, ca: 'my.pem' } } },
      'a.mysql.ca',
    ],
    ['host', { a: { kind: 'postgresql', postgresql: {} } }, 'postgresql.host'],
    [
      'port',
      { a: direct({ postgresql: { ...postgresql, port: 0 } }) },
      'a.postgresql.port',
    ],
    [
      'tls',
      { a: direct({ postgresql: { ...postgresql, tls: 'verify' } }) },
      'a.postgresql.tls',
    ],
    [
      'ca',
      { a: direct({ postgresql: { ...postgresql, ca: 'rds.pem' } }) },
      'a.postgresql.ca',
    ],
    ['schemas', { a: direct({ schemas: [] }) }, 'a.schemas'],
    [
      'certificate of an address',
      {
        a: {
          kind: 'mysql',
          mysql: { ...postgresql, host: '10.0.0.5', tls: 'require' },
        },
      },
      'a.mysql.host is the address 10.0.0.5',
    ],
    ['nobody', { a: direct({ visibleTo: [] }) }, 'a.visibleTo is empty'],
    [
      'no reference',
      { a: direct({ visibleTo: ['sales', 'sales team'] }) },
      "a.visibleTo[1] is 'sales team', but must be a group or user",
    ],
    [
      'no people',
      { a: direct({ visibleTo: ['resource:default/crm'] }) },
      'a.visibleTo[0]',
    ],
    ['entity', { a: direct({ entityRef: 'shop database:/' }) }, 'a.entityRef'],
    [
      'cluster',
      { a: cluster({ clusterArn: 'shop' }) },
      'a.rds-data.clusterArn',
    ],
    ['secret', { a: cluster({ secretArn: 's3cret' }) }, 'a.rds-data.secretArn'],
    ['account', { a: cluster({ accountId: '12' }) }, 'a.rds-data.accountId'],
    ['endpoint', { a: cluster({ endpoint: 'x' }) }, 'a.rds-data.endpoint'],
    ['ingestion host', { a: cluster({}, {}) }, 'a.server.host is missing'],
    [
      'password instead of variable',
      { a: direct({ server: { userEnv: 'A', passwordEnv: 's3cret!' } }) },
      'a.server.passwordEnv',
    ],
    [
      'half',
      { a: direct({ server: { userEnv: 'A' } }) },
      'only one of userEnv',
    ],
    [
      'both',
      {
        a: direct({
          server: {
            secretArn: rds.secretArn,
            userEnv: 'A',
            passwordEnv: 'B',
          },
        }),
      },
      'leave out one',
    ],
    [
      'one id twice',
      { shop: direct(), Shop: direct() },
      'lakehouse.connections.shop and lakehouse.connections.Shop',
    ],
  ])('names the field that is wrong: %s', (_, connections, field) => {
    let message = '';
    try {
      read(connections);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(field);
    expect(message).not.toContain('s3cret');
  });
});
