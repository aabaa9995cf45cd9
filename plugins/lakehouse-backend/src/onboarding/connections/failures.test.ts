import net, { type AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { SourceReadError } from '@lakehouse/backstage-plugin-lakehouse-node';
import { discovery, readerOf } from '../__testUtils__/readerOf';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../__testUtils__/sourceDatabase';
import { pgTransport } from './postgres/pgTransport';

describePostgres('what stands in the way of reading PostgreSQL', () => {
  let source: SourceDatabase;
  let warnings: string[];
  const logger = mockServices.logger.mock({
    warn: message => warnings.push(message),
  });
  beforeAll(async () => {
    source = await sourceDatabase();
    await source.run(`
      CREATE SCHEMA sales; CREATE SCHEMA hidden; CREATE SCHEMA "no rights";
      CREATE TABLE sales.orders (id integer PRIMARY KEY, note text);
      CREATE TABLE sales.salaries (id integer PRIMARY KEY);
      CREATE TABLE sales.people (id integer PRIMARY KEY, name text, salary money);
      CREATE TABLE sales.filtered (id integer PRIMARY KEY);
      ALTER TABLE sales.filtered ENABLE ROW LEVEL SECURITY;
      CREATE TABLE hidden.secret (id integer PRIMARY KEY);
      CREATE TABLE "no rights".t (id integer PRIMARY KEY);
      CREATE SCHEMA empty;
      GRANT USAGE ON SCHEMA sales, empty, "no rights" TO ${source.user};
      GRANT SELECT ON sales.orders, sales.filtered TO ${source.user};
      GRANT SELECT (id, name) ON sales.people TO ${source.user};`);
  });
  beforeEach(() => {
    warnings = [];
  });
  afterAll(() => source?.close());

  /** The failed check of a connection whose `postgresql` differs; its message holds nothing of the configuration. */
  async function failure(postgresql: object, schema?: string) {
    const target = { ...connectionTo(source).postgresql, ...postgresql };
    const reader = readerOf(source, { postgresql: target }, logger);
    const { events, error } = await discovery(source, schema, { reader });
    expect(error).toBeInstanceOf(SourceReadError);
    const { check } = events.at(-1)!;
    expect(check).toMatchObject({ state: 'failed' });
    const said = `${JSON.stringify(events)} ${error!.message}`;
    for (const secret of [target.host, `${target.port}`, target.user]) {
      expect(said).not.toContain(secret);
    }
    expect(`${said} ${warnings}`).not.toContain(target.password);
    return { check: check!, events };
  }

  it('is a wrong password', async () => {
    const { check, events } = await failure({ password: 'wr0ng-password' });
    expect(check.id).toBe('readable');
    expect(check.fix).toContain('user and password');
    expect(events.slice(-2)[0].check).toMatchObject({
      id: 'reachable',
      state: 'passed',
    });
    // The platform team is told where.
    expect(warnings.join()).toContain(`${source.host}:${source.port}`);
    expect(warnings.join()).toContain('28P01');
  });

  it('is a database that is not there', async () => {
    const { check } = await failure({ database: 'no_such_database' });
    expect(check).toMatchObject({ id: 'readable' });
    expect(check.message).toContain('no database');
  });

  it('is a port that nobody listens on', async () => {
    const { check } = await failure({ port: 1 });
    expect(check.id).toBe('reachable');
    expect(check.message).toContain('refuses');
  });

  it('is a host that is not known', async () => {
    const { check } = await failure({ host: 'no-such-host.invalid' });
    expect(check.id).toBe('reachable');
    expect(check.message).toContain('not known');
  });

  it('is a server without encryption, where it is required', async () => {
    const { check } = await failure({ tls: 'require' });
    expect(check.id).toBe('reachable');
    expect(check.fix).toContain('TLS');
  });

  it('is a server that takes connections and says nothing, until somebody gives up', async () => {
    const silent = net.createServer(() => {});
    await new Promise<void>(resolve => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const closed = new Promise(resolve => {
      silent.on('connection', socket => {
        socket.on('error', () => {});
        socket.resume();
        socket.on('close', resolve);
      });
    });
    const { port } = silent.address() as AddressInfo;
    const postgresql = { ...connectionTo(source).postgresql, port };
    const gone = new AbortController();
    silent.on('connection', () => gone.abort());
    const { error } = await discovery(source, undefined, {
      extra: { postgresql },
      signal: gone.signal,
    });
    expect(error).toMatchObject({ name: 'AbortError' });
    await closed;
    silent.close();
  });

  it('is a schema that may not be used, with the statement that helps', async () => {
    const { check } = await failure({}, 'hidden');
    expect(check).toMatchObject({
      id: 'readable',
      fix: expect.stringContaining(
        'GRANT USAGE ON SCHEMA "hidden"; GRANT SELECT ON ALL TABLES IN SCHEMA "hidden"',
      ),
    });
  });

  it('is a schema with no table that may be read', async () => {
    const { check } = await failure({}, 'no rights');
    expect(check).toMatchObject({
      id: 'readable',
      fix: expect.stringContaining('GRANT SELECT ON "no rights"."t"'),
    });
  });

  it('is a schema that is not offered, or holds no table', async () => {
    expect((await failure({}, 'empty')).check.id).toBe('tables');
    expect((await failure({}, 'no_such')).check.fix).toContain('sales');
    const only = { schemas: ['hidden'] };
    const { checks } = await discovery(source, 'sales', { extra: only });
    expect(checks.readable.message).toContain('no schema of this name');
  });

  it('leaves out tables and columns that may not be read, and names them', async () => {
    const { checks, result } = await discovery(source, 'sales');
    expect(result!.tables.map(({ name }) => name)).toEqual([
      'filtered',
      'orders',
      'people',
    ]);
    expect(checks.readable).toMatchObject({
      state: 'warning',
      message:
        '1 table left out: salaries may not be read. Only some columns may be read of people; the others are left out. Policies hide rows of filtered; hidden rows are not loaded.',
      fix: expect.stringContaining('GRANT SELECT ON "sales"."salaries"'),
    });
    const { ddl } = await readerOf(source).read('shop', 'sales');
    expect(ddl).toContain('"name" text');
    expect(ddl).not.toContain('salary');
  });

  it('prefers a schema that may be read', async () => {
    const { result } = await discovery(source);
    expect(result?.schema).toBe('sales');
  });
});

describePostgres('a transaction of a connection', () => {
  it('cannot write, and is known by its name', async () => {
    const source = await sourceDatabase();
    try {
      await source.run('CREATE TABLE t (id integer PRIMARY KEY)');
      await source.run(`GRANT ALL ON t TO ${source.user}`);
      const { postgresql } = connectionTo(source);
      const session = await pgTransport({
        ...postgresql,
        kind: 'postgresql',
        tls: 'prefer',
      }).open({ signal: new AbortController().signal });
      const [row] = await session.query(
        "SELECT CAST(current_setting('application_name') AS text) AS name",
      );
      expect(row.name).toBe('backstage-lakehouse');
      await expect(session.query('INSERT INTO t VALUES (1)')).rejects.toThrow(
        'read-only transaction',
      );
      await session.close();
    } finally {
      await source.close();
    }
  });
});
