import net, { type AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  importDdl,
  SourceReadError,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import {
  mysqlDatabase,
  type MySqlSource,
} from '../../__testUtils__/mysqlDatabase';
import {
  describeMySql,
  mysqlServer,
  type MySqlServer,
} from '../../__testUtils__/mysqlServer';
import { selfSigned } from '../../__testUtils__/tlsProxy';
import { discovery, readerOf } from '../../__testUtils__/readerOf';
import { connectionTo } from '../../__testUtils__/sourceDatabase';
import { mysqlTransport } from './mysqlTransport';

const ODD = 'Odd `Tab;le`"x" {{ y }} ${z}? \'q\\';
const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

describeMySql('reading MySQL or MariaDB', () => {
  let server: MySqlServer;
  let source: MySqlSource;
  let warnings: string[];
  const logger = mockServices.logger.mock({
    warn: message => warnings.push(message),
  });
  beforeAll(async () => {
    server = await mysqlServer();
    source = await mysqlDatabase(server);
    await source.run(
      `CREATE TABLE customers (id int unsigned AUTO_INCREMENT PRIMARY KEY, email varchar(100) NOT NULL UNIQUE COMMENT 'where we write to',
        state enum('new','it''s fine','a,b') NOT NULL, active tinyint(1) NOT NULL, doc json, updated_at datetime(3) NOT NULL,
        shown varchar(120) AS (concat(email, '!')) STORED, KEY (updated_at)) COMMENT='Who buys'`,
      `CREATE TABLE orders (id bigint unsigned, day date, customer int unsigned NOT NULL, amount decimal(12,2), CHECK (amount > 0),
        PRIMARY KEY (id, day), CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customers (id))`,
      `CREATE TABLE days (day date, n int, PRIMARY KEY (day, n)) PARTITION BY RANGE (to_days(day))
        (PARTITION early VALUES LESS THAN (738000), PARTITION late VALUES LESS THAN MAXVALUE)`,
      `CREATE TABLE ${quoted(ODD)} (${quoted(
        ODD,
      )} int PRIMARY KEY COMMENT 'it''s \\\\ odd')`,
      'CREATE TABLE prefixes (code varchar(50), UNIQUE (code(3)))',
      'CREATE VIEW seen AS SELECT id FROM customers',
      "INSERT INTO customers (email, state, active, updated_at) SELECT concat(seq, '@x'), 'new', 1, '2020-01-01' FROM (SELECT 1 seq UNION SELECT 2 UNION SELECT 3) s",
      'ANALYZE TABLE customers',
      `GRANT SELECT ON ${source.database}.* TO ${source.user}@'%'`,
    );
  }, 60_000);
  beforeEach(() => {
    warnings = [];
  });
  afterAll(async () => {
    await source?.close();
    await server?.close();
  });

  it('finds tables, columns, keys, comments and references', async () => {
    const { checks, result, events } = await discovery(source);
    expect(Object.keys(checks)).toEqual([
      'reachable',
      'readable',
      'tables',
      'keys',
      'types',
      'rows',
    ]);
    expect(checks.reachable.message).toMatch(/^(MariaDB|MySQL) \d+\.\d+/);
    expect(checks.tables.message).toBe('5 tables found; left out: 1 view.');
    expect(checks.keys).toMatchObject({
      state: 'warning',
      message: '1 table without primary key: prefixes.',
    });
    expect(checks.types.state).toBe('passed');
    expect(events.some(event => event.progress?.of === 5)).toBe(true);
    expect(result).toMatchObject({
      schema: source.database,
      schemas: [{ name: source.database, tables: 5 }],
    });

    const found = await readerOf(source).read('shop', undefined);
    expect(found.server).toEqual({
      server: 'database',
      type: 'mysql',
      host: source.host,
      port: source.port,
      database: source.database,
      customProperties: [
        { property: 'lakehouse.userEnv', value: 'SHOP_USER' },
        { property: 'lakehouse.passwordEnv', value: 'SHOP_PASSWORD' },
      ],
    });
    expect(found.rows.customers).toBe(3);
    expect(found.columns!.customers).toMatchObject({
      email: { distinct: 3, nulls: 0 },
      updated_at: { nulls: 0 },
    });
    const { contract } = await importDdl(found.ddl, { source: 'shop' }, found);
    const tables = new Map(
      contract!.schema.map(one => [one.physicalName ?? one.name, one]),
    );
    const customers = tables.get('customers')!;
    expect(customers.description).toBe('Who buys');
    expect(
      customers.properties.map(one => [
        one.name,
        one.physicalType,
        one.required ?? false,
      ]),
    ).toEqual([
      ['id', 'bigint', true],
      ['email', 'character varying(100)', true],
      ['state', 'text', true],
      ['active', 'boolean', true],
      ['doc', 'json', false],
      ['updated_at', 'timestamp', true],
      ['shown', 'character varying(120)', false],
    ]);
    const [id, email, state, , , , shown] = customers.properties;
    expect(id).toMatchObject({ primaryKey: true, primaryKeyPosition: 1 });
    expect(email).toMatchObject({
      unique: true,
      description: 'where we write to',
    });
    expect((state.quality as object[])[0]).toMatchObject({
      arguments: { validValues: ['new', "it's fine", 'a,b'] },
    });
    expect(shown.transformDescription).toContain('other columns');
    const orders = tables.get('orders')!;
    expect(orders.properties.map(one => one.physicalType)).toEqual([
      'numeric(20,0)',
      'date',
      'bigint',
      'numeric(12,2)',
    ]);
    expect(orders.properties[1].primaryKeyPosition).toBe(2);
    expect(orders.properties[2].relationships).toEqual([
      { type: 'foreignKey', to: 'customers.id' },
    ]);
    expect(tables.get('days')!.properties[0]).toMatchObject({
      partitioned: true,
      partitionKeyPosition: 1,
    });
    expect(tables.get('prefixes')!.properties[0].unique).toBeUndefined();
    expect(tables.get(ODD)!.properties[0]).toMatchObject({
      physicalName: ODD,
      description: "it's \\ odd",
    });
  });

  it('sees a table that changed, and is the connection of its contract', async () => {
    const reader = readerOf(source);
    const before = await discovery(source);
    await source.run('ALTER TABLE days ADD COLUMN note text');
    const after = await discovery(source);
    const changed = after.result!.tables.filter(
      ({ name, fingerprint }) =>
        before.result!.tables.find(one => one.name === name)!.fingerprint !==
        fingerprint,
    );
    expect(changed.map(({ name }) => name)).toEqual(['days']);
    const { server: said } = await reader.read('shop', undefined);
    expect(reader.connectionOf(said as never)).toBe('shop');
    expect(
      reader.connectionOf({ ...said, database: 'another' } as never),
    ).toBeUndefined();
    expect(
      reader.connectionOf({ ...said, type: 'postgresql' } as never),
    ).toBeUndefined();
  });

  it('leaves out tables and columns that the user may not read, and names them', async () => {
    const other = await mysqlDatabase(server);
    try {
      await other.run(
        'CREATE TABLE orders (id int PRIMARY KEY)',
        'CREATE TABLE people (id int PRIMARY KEY, name text, salary int)',
        'CREATE TABLE log (id int PRIMARY KEY)',
        `GRANT SELECT ON ${other.database}.orders TO ${other.user}@'%'`,
        `GRANT SELECT (id, name), INSERT (salary) ON ${other.database}.people TO ${other.user}@'%'`,
        `GRANT INSERT ON ${other.database}.log TO ${other.user}@'%'`,
      );
      const { checks, result } = await discovery(other);
      expect(result!.tables.map(({ name }) => name)).toEqual([
        'orders',
        'people',
      ]);
      expect(checks.readable).toMatchObject({
        state: 'warning',
        message:
          '1 table left out: log may not be read. Only some columns may be read of people; the others are left out.',
        fix: expect.stringContaining(
          `GRANT SELECT ON \`${other.database}\`.\`log\``,
        ),
      });
      expect((await readerOf(other).read('shop', undefined)).ddl).not.toContain(
        'salary',
      );
    } finally {
      await other.close();
    }
  });

  /** The failed check of a connection whose settings differ; its message holds nothing of the configuration. */
  async function failure(settings: object, extra: object = {}) {
    const target = { ...connectionTo(source).mysql, ...settings };
    const reader = readerOf(source, { mysql: target, ...extra }, logger);
    const { events, error } = await discovery(source, undefined, { reader });
    expect(error).toBeInstanceOf(SourceReadError);
    const { check } = events.at(-1)!;
    expect(check).toMatchObject({ state: 'failed' });
    const said = `${JSON.stringify(events)} ${error!.message}`;
    expect(said).not.toContain(target.host);
    expect(said).not.toContain(target.password);
    expect(`${warnings}`).not.toContain(target.password);
    return check!;
  }

  it.each<[string, () => object, string, string]>([
    [
      'a wrong password',
      () => ({ password: 'wr0ng-password' }),
      'readable',
      'does not accept the user or password',
    ],
    ['a port nobody listens on', () => ({ port: 1 }), 'reachable', 'refuses'],
    [
      'a host that is not known',
      () => ({ host: 'no-such-host.invalid' }),
      'reachable',
      'not known',
    ],
    [
      'a database without rights, which MySQL does not tell from a missing one',
      () => ({ database: 'no_such_database' }),
      'readable',
      'may not do this',
    ],
    [
      'a database that is not there',
      () => ({
        database: 'no_such_database',
        user: server.user,
        password: server.password,
      }),
      'readable',
      'no database',
    ],
  ])('says what to do about %s', async (_, settings, id, message) => {
    const check = await failure(settings());
    expect(check).toMatchObject({
      id,
      message: expect.stringContaining(message),
      fix: expect.stringContaining('Ask the platform team'),
    });
  });

  it('says so where the user sees no table', async () => {
    const check = await failure({}, { schemas: ['empty_one'] });
    expect(check.id).toBe('tables');
    expect(check.fix).toContain('grant the user SELECT');
  });

  it('cannot write, and stops a statement that takes too long or nobody waits for', async () => {
    await source.run(`GRANT ALL ON ${source.database}.* TO ${source.user}@'%'`);
    const target = {
      ...connectionTo(source).mysql,
      kind: 'mysql' as const,
      tls: 'prefer' as const,
    };
    const gone = new AbortController();
    const session = await mysqlTransport(target).open({ signal: gone.signal });
    await expect(
      session.query('INSERT INTO days VALUES (now(), 1, null)'),
    ).rejects.toThrow(/READ ONLY/i);
    const endless =
      'SELECT COUNT(*) AS n FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c';
    const asked = session.query(endless);
    setTimeout(() => gone.abort(), 300);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await session.close();
    const second = await mysqlTransport(target).open({
      signal: new AbortController().signal,
    });
    const running = await second.query(
      "SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT COUNT(*) AS n FROM information_schema.COLUMNS a%' AND USER = ?",
      [target.user],
    );
    expect(Number(running[0].n)).toBe(0);
    await second.query('SET SESSION max_statement_time = 0.2');
    await expect(second.query(endless)).rejects.toMatchObject({
      fault: 'too-slow',
    });
    await second.close();
  });

  it('gives up a server that takes connections and says nothing', async () => {
    const gone = new AbortController();
    const silent = net.createServer(socket => {
      socket.on('error', () => {});
      socket.resume();
      gone.abort();
    });
    await new Promise<void>(resolve => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as AddressInfo;
    const mysql = { ...connectionTo(source).mysql, port };
    const { error } = await discovery(source, undefined, {
      extra: { mysql },
      signal: gone.signal,
    });
    expect(error).toMatchObject({ name: 'AbortError' });
    silent.close();
  });
});

describeMySql('an encrypted connection to MySQL or MariaDB', () => {
  const pair = selfSigned('localhost');
  let server: MySqlServer;
  let source: MySqlSource;
  beforeAll(async () => {
    server = await mysqlServer(pair);
    source = await mysqlDatabase(server);
    await source.run(
      'CREATE TABLE orders (id int PRIMARY KEY)',
      `GRANT SELECT ON ${source.database}.* TO ${source.user}@'%'`,
      `ALTER USER ${source.user}@'%' REQUIRE SSL`,
    );
  }, 60_000);
  afterAll(async () => {
    await source?.close();
    await server?.close();
  });

  const read = (settings: object) =>
    discovery(source, undefined, {
      extra: {
        mysql: {
          ...connectionTo(source).mysql,
          host: 'localhost',
          ...settings,
        },
      },
    });

  it('is made when the server offers it, whoever the server is', async () => {
    expect((await read({ tls: 'prefer' })).result?.tables).toHaveLength(1);
    // The user may only come encrypted.
    expect((await read({ tls: 'disable' })).checks.readable.state).toBe(
      'failed',
    );
  });

  it('is made with a server whose authority is known', async () => {
    const { result } = await read({ tls: 'require', ca: pair.cert });
    expect(result?.tables).toHaveLength(1);
  });

  it('is not made by an address whose certificate would not be compared with it', async () => {
    const settings = { tls: 'require', ca: pair.cert, host: '127.0.0.1' };
    // The driver itself takes the certificate of `localhost` for that of any address.
    await expect(read(settings)).rejects.toThrow('give the host name');
    const { result } = await read({ tls: 'prefer', host: '127.0.0.1' });
    expect(result?.tables).toHaveLength(1);
  });

  it.each<[string, () => object]>([
    ['nobody vouches for', () => ({ tls: 'require' })],
    ['somebody else vouches for', () => ({ ca: selfSigned('localhost').cert })],
  ])('is not made with a server that %s', async (_, settings) => {
    const { checks } = await read(settings());
    expect(checks.reachable).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('certificate'),
    });
  });
});
