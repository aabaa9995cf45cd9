import {
  parseContract,
  type PreviewFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isError,
  onboardingPortal,
  platformRepository,
  shown,
  stamp,
  type Platform,
} from './__testUtils__/onboardingPortal';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from './__testUtils__/sourceDatabase';

const CONTRACT = 'contracts/shop.odcs.yaml';

describePostgres('a source whose database has moved on', () => {
  let source: SourceDatabase;
  let platform: Platform;
  beforeEach(async () => {
    platform = await platformRepository();
    source = await sourceDatabase();
    await source.run(`
      CREATE TABLE orders (order_id integer PRIMARY KEY, label varchar(10), total numeric(10,2));
      CREATE TABLE notes (note_id integer PRIMARY KEY, body text);
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${source.user};
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO ${source.user}`);
  });
  afterEach(async () => {
    await source.close();
    platform.remove();
  });

  const start = (connections: object = { db: connectionTo(source) }) =>
    onboardingPortal(platform, connections);

  it('is compared, takes in what is accepted, and says when nothing is left', async () => {
    const portal = await start();
    await stamp(portal, 'db');
    const answers = await portal.answers();
    expect(answers).toMatchObject({
      kind: 'contract',
      connection: 'db',
      schema: 'public',
    });
    const same = await portal.preview(await portal.readAgain(answers));
    expect(shown(same.tables)).toEqual(['x notes known', 'x orders known']);
    expect(
      same.files.every((one: PreviewFile) => one.action === 'unchanged'),
    ).toBe(true);

    await source.run(`
      ALTER TABLE orders ADD COLUMN email text NOT NULL DEFAULT '';
      ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
      ALTER TABLE notes DROP COLUMN body;
      CREATE TABLE coupons (code text PRIMARY KEY, order_id integer REFERENCES orders)`);
    const seen = await portal.readAgain(answers);
    const before = await portal.preview(seen);
    expect(before.findings.filter(isError)).toEqual([]);
    expect(shown(before.tables)).toEqual([
      '_ coupons new',
      'x notes known removed:body',
      'x orders known added:email widened:total',
    ]);
    expect(before.contract).not.toContain('coupons');

    const written = await portal.write({
      ...seen,
      tables: [{ name: 'coupons', selected: true }],
    });
    expect(written).toContain(CONTRACT);
    expect(written).toContain('dbt/models/staging/shop/stg_shop__coupons.sql');
    const after = await portal.answers();
    expect(after.contract).not.toBe(answers.contract);
    const again = await portal.preview(await portal.readAgain(after));
    expect(shown(again.tables)).toEqual([
      'x notes known removed:body',
      'x orders known',
      'x coupons known',
    ]);
    expect(
      again.files.every((one: PreviewFile) => one.action === 'unchanged'),
    ).toBe(true);
    const { contract } = parseContract(again.contract);
    expect(contract!.schema.map(({ name }) => name)).toEqual([
      'notes',
      'orders',
      'coupons',
    ]);
    expect(contract!.schema[1].properties).toMatchObject([
      { name: 'order_id' },
      { name: 'label' },
      { name: 'total', physicalType: 'numeric(12,2)' },
      { name: 'email', tags: ['pii'] },
    ]);
    expect(contract!.schema[2].properties[1].relationships).toEqual([
      { type: 'foreignKey', to: 'orders.order_id' },
    ]);
    await portal.stop();
  }, 60_000);

  it('is refused when it moved on between looking and creating, and when another schema was read', async () => {
    const portal = await start();
    await stamp(portal, 'db');
    await source.run(
      'CREATE SCHEMA other; CREATE TABLE other.x (id int); GRANT USAGE ON SCHEMA other TO PUBLIC; GRANT SELECT ON other.x TO PUBLIC',
    );
    const seen = await portal.readAgain(await portal.answers());
    const errors = async (spec: object) =>
      (await portal.preview(spec)).findings
        .filter(isError)
        .map((one: { message: string }) => one.message);
    expect(await errors({ ...seen, schema: 'other' })).toContainEqual(
      expect.stringContaining('is in the schema public, but other was read'),
    );
    await source.run('DROP TABLE notes');
    await portal.readAgain(seen);
    expect(await errors(seen)).toEqual([
      expect.stringContaining('notes: gone since you looked'),
    ]);
    await portal.stop();
  }, 60_000);

  it('has a connection only where one reads its database; another database is warned about', async () => {
    const first = await start();
    await stamp(first, 'db');
    await first.stop();
    const twice = await start({
      db: connectionTo(source),
      replica: connectionTo(source),
    });
    expect(await twice.answers()).not.toHaveProperty('connection');
    await twice.stop();
    const moved = await start({
      db: connectionTo(source, { server: { host: 'elsewhere.internal' } }),
    });
    const answers = await moved.answers();
    expect(answers).not.toHaveProperty('connection');
    const seen = await moved.readAgain({ ...answers, connection: 'db' });
    const { ok, findings } = await moved.preview(seen);
    expect(ok).toBe(true);
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        field: 'connection',
        message: expect.stringContaining('another database'),
      }),
    );
    await moved.stop();
  }, 60_000);
});
