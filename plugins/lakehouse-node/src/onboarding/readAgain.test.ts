import type {
  FoundSource,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { fingerprintLine } from '../connections/fingerprints';
import { answersOf, findSource } from './existingSource';
import { prepareSource } from './prepareSource';

const PLATFORM = new Map([
  [
    'lakehouse.yaml',
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  ],
]);
const SERVER = {
  server: 'database',
  type: 'postgresql',
  host: 'db.example.com',
  port: 5432,
  database: 'shop',
  schema: 'public',
};
const ORDERS = 'CREATE TABLE orders (order_id int PRIMARY KEY, city text);';
const VISITS = 'CREATE TABLE visits (at timestamptz, page text);';

/** What reading these tables gives; their fingerprints are their definitions. */
function found(
  tables: string,
  changes: Partial<FoundSource> = {},
): FoundSource {
  const names = [...tables.matchAll(/TABLE (\w+) (.*?;)/g)];
  return {
    connection: 'shop',
    schema: 'public',
    at: '2026-11-28T09:00:00Z',
    server: SERVER,
    ddl:
      fingerprintLine(new Map(names.map(([, name, text]) => [name, text]))) +
      tables,
    rows: {},
    ...changes,
  };
}

const seenOf = (tables: string): SourceSpec['seen'] => ({
  at: '2026-11-28T09:00:00Z',
  tables: [...tables.matchAll(/TABLE (\w+) (.*?;)/g)].map(
    ([, name, fingerprint]) => ({ name, fingerprint }),
  ),
});

/** A repository after answers were written into it. */
async function written(
  spec: SourceSpec,
  files: ReadonlyMap<string, string>,
  read: FoundSource,
) {
  const preview = await prepareSource(spec, files, {
    found: read,
    findings: [],
  });
  expect(preview.findings.filter(f => f.severity === 'error')).toEqual([]);
  const after = new Map(files);
  for (const { path, action, content } of preview.files) {
    if (action === 'create' || action === 'update') after.set(path, content!);
    if (action === 'remove') after.delete(path);
  }
  return { preview, after };
}

async function stamped(tables = ORDERS) {
  const { after } = await written(
    {
      version: 1,
      kind: 'connection',
      connection: 'shop',
      name: 'shop',
      owner: 'group:default/sales-data',
      promise: '6h',
    },
    PLATFORM,
    found(tables),
  );
  return after;
}

/** Answers of the form after the database was read again. */
function answers(
  files: ReadonlyMap<string, string>,
  tables: string,
  changes: Partial<SourceSpec> = {},
): SourceSpec {
  const { existing } = findSource(files, 'shop');
  return {
    ...answersOf(existing!, () => 'shop'),
    seen: seenOf(tables),
    ...changes,
  };
}

const errors = async (
  spec: SourceSpec,
  files: ReadonlyMap<string, string>,
  read: FoundSource,
) =>
  (await prepareSource(spec, files, { found: read, findings: [] })).findings
    .filter(({ severity }) => severity === 'error')
    .map(({ field, message }) => `${field}: ${message}`);

describe('reading the database of a source again', () => {
  it('asks for the key of a new table only once it is selected', async () => {
    const files = await stamped();
    const now = ORDERS + VISITS;
    const left = await written(answers(files, now), files, found(now));
    expect(left.preview.tables[0]).toMatchObject({
      name: 'visits',
      inDatabase: 'new',
      selected: false,
    });
    expect(left.after).toEqual(files);
    const tables = [{ name: 'visits', selected: true }];
    const spec = answers(files, now, { tables });
    expect(await errors(spec, files, found(now))).toEqual([
      expect.stringContaining('tables: The table visits has no key'),
    ]);
    const keyless = [{ name: 'visits', selected: true, keyless: true }];
    const { after } = await written(
      { ...spec, tables: keyless },
      files,
      found(now),
    );
    expect(after.get('contracts/shop.odcs.yaml')).toContain('name: visits');
  });

  it('finds its own work when the task runs again after its commit', async () => {
    const files = await stamped();
    const now = `${ORDERS.replace(
      ');',
      ', note text);',
    )}CREATE TABLE coupons (code text PRIMARY KEY);`;
    const tables = [{ name: 'coupons', selected: true }];
    const spec = answers(files, now, { tables });
    const { after } = await written(spec, files, found(now));
    expect(after.get('contracts/shop.odcs.yaml')).toContain('name: note');
    expect((await written(spec, after, found(now))).after).toEqual(after);
  });

  it('retires a table that is gone, when somebody says so', async () => {
    const both = `${ORDERS}CREATE TABLE coupons (code text PRIMARY KEY);`;
    const files = await stamped(both);
    const kept = await written(answers(files, ORDERS), files, found(ORDERS));
    expect(kept.after).toEqual(files);
    const tables = [{ name: 'coupons', selected: false }];
    const { after } = await written(
      answers(files, ORDERS, { tables }),
      files,
      found(ORDERS),
    );
    expect(after.get('contracts/shop.odcs.yaml')).not.toContain('coupons');
  });

  it('stops when tables have changed since somebody looked, but not for new ones that stay out', async () => {
    const files = await stamped();
    const looked = ORDERS + VISITS;
    const spec = answers(files, looked);
    const changed = ORDERS + VISITS.replace('page text', 'page int');
    expect(await errors(spec, files, found(changed))).toEqual([]);
    const gone = ORDERS.replace('city text', 'town text');
    expect(await errors(spec, files, found(gone + VISITS))).toEqual([
      expect.stringContaining(
        'connection: orders: columns or keys have changed',
      ),
    ]);
  });

  it('refuses another schema and a source of files, and warns of another database', async () => {
    const files = await stamped();
    const spec = answers(files, ORDERS);
    expect(
      await errors(spec, files, found(ORDERS, { schema: 'other' })),
    ).toEqual([expect.stringContaining('but other was read')]);
    const server = { ...SERVER, database: 'copy' };
    const { preview } = await written(spec, files, found(ORDERS, { server }));
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        field: 'connection',
        message: expect.stringContaining('another database'),
      }),
    );
    const csv = new Map(files).set(
      'contracts/shop.odcs.yaml',
      files
        .get('contracts/shop.odcs.yaml')!
        .replace(
          /servers:[\s\S]*?(?=\n\w)/,
          'servers:\n  - { server: files, type: local, path: ./data, format: csv }',
        ),
    );
    const ofFiles = answers(csv, ORDERS);
    expect(ofFiles).not.toHaveProperty('schema');
    expect(await errors(ofFiles, csv, found(ORDERS))).toEqual([
      expect.stringContaining(
        'does not come from a PostgreSQL or MySQL database',
      ),
    ]);
  });
});
