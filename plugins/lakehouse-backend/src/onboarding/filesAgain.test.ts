import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  parseContract,
  type PreviewFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  describeMoto,
  motoBucket,
  type MotoBucket,
} from './__testUtils__/motoBucket';
import {
  isError,
  onboardingPortal,
  platformRepository,
  shown,
  stamp,
  type Platform,
} from './__testUtils__/onboardingPortal';

const SECRET = 'secret-of-the-test';
const PARQUET = readFileSync(
  path.resolve(
    __dirname,
    '../../../lakehouse-common/src/samples/__fixtures__/types.parquet',
  ),
);
const ORDERS = 'order_id,city,total\n1,Oslo,10.50\n2,Rome,7\n';

describeMoto('a source whose bucket has moved on', () => {
  let moto: MotoBucket;
  let platform: Platform;
  beforeAll(async () => {
    moto = await motoBucket(SECRET);
  }, 60_000);
  afterAll(() => moto?.stop());
  beforeEach(async () => {
    platform = await platformRepository();
    const { put } = moto;
    await put('shop/orders/2024-01.csv', ORDERS);
    await put('shop/events.ndjson', '{"event_id":1,"kind":"open"}\n');
    await put('shop/types.parquet', PARQUET);
  });
  afterEach(async () => {
    platform.remove();
    const keys = ['orders/2024-02.csv.gz', 'orders/2024-03.csv', 'visits.json'];
    await Promise.all(keys.map(key => moto.remove(`shop/${key}`)));
  });

  const start = (more: object = {}) => {
    const s3 = { bucket: 'exports', region: 'us-east-1', prefix: 'shop' };
    const exports = { kind: 's3', s3: { ...s3, endpoint: moto.endpoint } };
    const account = { accessKeyId: SECRET, secretAccessKey: SECRET };
    return onboardingPortal(
      platform,
      { exports, ...more },
      { aws: { mainAccount: account } },
    );
  };

  it('is compared, takes in what is accepted, and says when nothing is left', async () => {
    const portal = await start();
    await stamp(portal, 'exports', {
      tables: [{ name: 'types', keyless: true }],
    });
    const answers = await portal.answers();
    expect(answers).toMatchObject({ kind: 'contract', connection: 'exports' });
    const same = await portal.preview(await portal.readAgain(answers));
    expect(shown(same.tables)).toEqual([
      'x events known',
      'x orders known',
      'x types known',
    ]);
    expect(
      same.files.every((one: PreviewFile) => one.action === 'unchanged'),
    ).toBe(true);

    // Another sample of the same types is no difference.
    const gz = gzipSync('order_id,city,total\n3,Ulm,8\n');
    await moto.put('shop/orders/2024-02.csv.gz', gz);
    const other = await portal.preview(await portal.readAgain(answers));
    expect(shown(other.tables)[1]).toBe('x orders known');

    await moto.put(
      'shop/orders/2024-03.csv',
      'order_id,city,total,email\nx4,Oslo,1.5,a@example.com\n',
    );
    await moto.put('shop/events.ndjson', '{"event_id":1}\n{"event_id":2}\n');
    await moto.put('shop/visits.json', '[{"visit_id":1,"page":"/"}]');
    await moto.remove('shop/types.parquet');
    const seen = await portal.readAgain(answers);
    const before = await portal.preview(seen);
    expect(before.findings.filter(isError)).toEqual([]);
    expect(shown(before.tables)).toEqual([
      '_ visits new',
      'x events known removed:kind',
      'x orders known added:email retyped:order_id',
      'x types missing missing:',
    ]);

    const written = await portal.write({
      ...seen,
      tables: [{ name: 'visits', selected: true }],
    });
    expect(written).toContain('dbt/models/staging/shop/stg_shop__visits.sql');
    const again = await portal.preview(
      await portal.readAgain(await portal.answers()),
    );
    expect(shown(again.tables)).toEqual([
      'x events known removed:kind',
      'x orders known retyped:order_id',
      'x types missing missing:',
      'x visits known',
    ]);
    const { contract } = parseContract(again.contract);
    expect(contract!.servers).toEqual([
      { server: 'files', type: 's3', location: 's3://exports/shop/' },
    ]);
    expect(contract!.schema[1].properties.map(({ name }) => name)).toEqual([
      'order_id',
      'city',
      'total',
      'email',
    ]);
    await portal.stop();
  }, 60_000);

  it('has no connection where several read its folder, and is warned of another folder', async () => {
    const first = await start();
    await stamp(first, 'exports', {
      tables: [{ name: 'types', keyless: true }],
    });
    await first.stop();
    const s3 = { bucket: 'exports', region: 'us-east-1' };
    const endpoint = { endpoint: moto.endpoint };
    const portal = await start({
      copy: { kind: 's3', s3: { ...s3, ...endpoint, prefix: 'shop/' } },
      all: { kind: 's3', s3: { ...s3, ...endpoint } },
    });
    const answers = await portal.answers();
    expect(answers).not.toHaveProperty('connection');
    const whole = await portal.readAgain({ ...answers, connection: 'all' });
    const { findings } = await portal.preview(whole);
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        field: 'connection',
        message: expect.stringContaining('another folder'),
      }),
    );
    await portal.stop();
  }, 60_000);
});
