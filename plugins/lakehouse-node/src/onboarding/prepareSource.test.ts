import type {
  FoundSource,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { fingerprintLine } from '../connections/fingerprints';
import { prepareSource } from './prepareSource';

const DDL = `
CREATE TABLE customers (customer_id text PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE orders (
  order_id integer PRIMARY KEY,
  customer_id text NOT NULL REFERENCES customers,
  updated_at timestamptz NOT NULL
);
`;

const spec = (changes: Partial<SourceSpec> = {}): SourceSpec => ({
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: DDL,
  ...changes,
});

const PLATFORM = new Map([
  [
    'lakehouse.yaml',
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  ],
]);

/** The repository after a run. */
async function after(of: SourceSpec, files: ReadonlyMap<string, string>) {
  const { files: planned, findings } = await prepareSource(of, files);
  expect(findings.filter(f => f.severity === 'error')).toEqual([]);
  const result = new Map(files);
  for (const { path, action, content } of planned) {
    if (action === 'create' || action === 'update') result.set(path, content!);
    if (action === 'remove') result.delete(path);
  }
  return result;
}

const errors = async (
  changes: Partial<SourceSpec>,
  files: ReadonlyMap<string, string> = PLATFORM,
) => {
  const preview = await prepareSource(spec(changes), files);
  expect(preview.ok).toBe(false);
  expect(preview.files).toEqual([]);
  return preview.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ field, path, message }) => `${field ?? path}: ${message}`);
};

describe('prepareSource', () => {
  it('makes a contract and everything that follows from it, with a reason per file', async () => {
    const preview = await prepareSource(spec(), PLATFORM);
    expect(preview.ok).toBe(true);
    expect(preview.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'contracts/shop.odcs.yaml',
        'catalog/shop.yaml',
        'lakehouse.lock.json',
        'dbt/models/staging/shop/stg_shop__orders.sql',
      ]),
    );
    for (const file of preview.files) {
      expect(file.reason).not.toBe('');
      expect(file.action).toBe('create');
    }
    expect(preview.contract).toContain('sales-data');
    expect(preview.tables).toMatchObject([
      { name: 'customers', primaryKey: ['customer_id'], selected: true },
      {
        name: 'orders',
        primaryKey: ['order_id'],
        columnNames: ['order_id', 'customer_id', 'updated_at'],
      },
    ]);
    expect(preview.vault).toMatchObject({
      hubs: [{ name: 'hub_customer' }, { name: 'hub_order' }],
    });
  });

  it('gives the same bytes every time, in whatever order the repository is read', async () => {
    const files = await after(spec({ name: 'crm' }), PLATFORM);
    const reversed = new Map([...files].reverse());
    expect(JSON.stringify(await prepareSource(spec(), files))).toBe(
      JSON.stringify(await prepareSource(spec(), reversed)),
    );
  });

  it('changes nothing when it is run again on its own result', async () => {
    const files = await after(spec(), PLATFORM);
    const again = await prepareSource(spec(), files);
    expect(again.ok).toBe(true);
    expect(new Set(again.files.map(({ action }) => action))).toEqual(
      new Set(['unchanged']),
    );
  });

  it('keeps what a person edited', async () => {
    const files = await after(spec({ name: 'crm' }), PLATFORM);
    const path = 'dbt/models/staging/crm/stg_crm__orders.sql';
    files.set(path, `${files.get(path)}\n-- ours\n`);
    const preview = await prepareSource(spec(), files);
    expect(preview.files.find(file => file.path === path)?.action).toBe('kept');
  });

  it('prefixes the vault of a source whose names another one has, and says so', async () => {
    const files = await after(spec({ name: 'crm' }), PLATFORM);
    const preview = await prepareSource(spec(), files);
    expect(preview.ok).toBe(true);
    expect(preview.vault).toMatchObject({
      hubs: expect.arrayContaining([
        expect.objectContaining({ name: 'hub_shop_customer' }),
      ]),
    });
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        severity: 'info',
        message: expect.stringMatching(/hub_customer.* begin with shop/),
      }),
    );
  });

  it.each<[string, Partial<SourceSpec>, string]>([
    ['no name', { name: ' ' }, 'name: The source has no name'],
    ['a bad name', { name: 'My Shop' }, 'name: "My Shop" cannot be the name'],
    ['a path as name', { name: '../x' }, 'name: "../x" cannot be the name'],
    ['no owner', { owner: '' }, 'owner: Nobody answers'],
    ['a person as owner', { owner: 'user:default/eve' }, 'owner: "user:'],
    ['a bad promise', { promise: 'soon' }, 'promise: "soon" is not a duration'],
    ['no data', { ddl: '' }, 'ddl: There is no DDL yet'],
    ['no files', { kind: 'csv', csv: [] }, 'csv: There are no files yet'],
    [
      'no table selected',
      {
        tables: [
          { name: 'customers', selected: false },
          { name: 'orders', selected: false },
        ],
      },
      'tables: No table is selected',
    ],
    [
      'an unknown key column',
      { tables: [{ name: 'orders', primaryKey: ['nope'] }] },
      'tables: Table orders has no column nope',
    ],
  ])('names the answer and the fix: %s', async (_, changes, message) => {
    expect(await errors(changes)).toContainEqual(
      expect.stringContaining(message),
    );
  });

  it('shows the tables before the source has a name', async () => {
    const preview = await prepareSource(spec({ name: '' }), PLATFORM);
    expect(preview.tables).toHaveLength(2);
  });

  it('refuses a name that is taken, and a repository without settings', async () => {
    const files = await after(spec(), PLATFORM);
    expect(await errors({ promise: '1h' }, files)).toEqual([
      expect.stringContaining('name: The platform has a source shop already'),
    ]);
    expect(await errors({}, new Map())).toEqual([
      expect.stringContaining('no lakehouse.yaml'),
    ]);
    expect(
      await errors({}, new Map([...PLATFORM, ['lakehouse.lock.json', '{']])),
    ).toEqual([expect.stringContaining('lakehouse.lock.json is damaged')]);
  });

  it('says when a contract of the repository was changed so that keys or hashes would change', async () => {
    const files = await after(spec({ name: 'crm' }), PLATFORM);
    const path = 'contracts/crm.odcs.yaml';
    const text = files.get(path)!;
    const start = text.indexOf('      - name: city');
    const end = text.indexOf('\n  - name:', start);
    files.set(path, text.slice(0, start) + text.slice(end + 1));
    expect(await errors({}, files)).toEqual([
      expect.stringMatching(
        /The rows of crm\.customers would get other hashes: .* --accept-rehash crm\.customers/,
      ),
    ]);
  });

  it('names the contract of the repository that cannot be read', async () => {
    const files = new Map([
      ...PLATFORM,
      ['contracts/old.odcs.yaml', 'kind: ['],
    ]);
    expect(await errors({}, files)).toEqual([
      expect.stringMatching(/^contracts\/old\.odcs\.yaml: .*cannot be used/),
    ]);
  });

  it('applies what somebody changed about a table', async () => {
    const preview = await prepareSource(
      spec({
        tables: [
          { name: 'customers', selected: false },
          { name: 'orders', loadMode: 'full', primaryKey: ['updated_at'] },
          { name: 'gone', selected: false },
        ],
      }),
      PLATFORM,
    );
    expect(preview.tables).toMatchObject([
      { name: 'customers', selected: false },
      {
        name: 'orders',
        loadMode: 'full',
        cursor: null,
        primaryKey: ['updated_at'],
      },
    ]);
    expect(preview.contract).not.toContain('customers');
    expect(preview.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('orders refers to customers, which stays out'),
        expect.stringContaining('There is no table gone'),
      ]),
    );
  });

  it('reads CSV beginnings and shows the rows that the browser counted', async () => {
    const preview = await prepareSource(
      spec({
        kind: 'csv',
        csv: [
          {
            name: 'stores.csv',
            content: 'store_id,city\n1,Oslo\n2,Rome\n',
            rows: 1200,
          },
        ],
      }),
      PLATFORM,
    );
    expect(preview.tables).toMatchObject([
      { name: 'stores', rows: 1200, columns: 2 },
    ]);
    expect(preview.ok).toBe(true);
  });
});

describe('decisions', () => {
  const keyless = {
    ddl: 'CREATE TABLE log (at timestamptz, line text); CREATE TABLE a (id int PRIMARY KEY);',
  };

  it('keeps creating waiting for the key of a table, and says at the table what to do', async () => {
    expect(await errors(keyless)).toEqual([
      'tables: The table log has no key. Choose it, say that its rows have none, or leave the table out.',
    ]);
    const { tables } = await prepareSource(spec(keyless), PLATFORM);
    expect(tables.map(one => one.decision)).toEqual([
      expect.stringContaining('Choose the key'),
      undefined,
    ]);
  });

  it.each([
    ['a key', { name: 'log', primaryKey: ['at', 'line'] }],
    ['that there is none', { name: 'log', keyless: true }],
    ['that it stays out', { name: 'log', selected: false }],
  ])('takes %s as an answer', async (_, change) => {
    const preview = await prepareSource(
      spec({ ...keyless, tables: [change] }),
      PLATFORM,
    );
    expect(preview.ok).toBe(true);
    expect(preview.tables.some(({ decision }) => decision)).toBe(false);
  });

  it.each([
    [
      { loadMode: 'incremental' as const, cursor: null },
      'tables: a is read incrementally, which needs a cursor. Choose the column that grows with every change, or read the table in full.',
    ],
    [
      { loadMode: 'cdc' as const },
      'tables: This could not be loaded: the load mode cdc of a needs lakehouse.operationColumn; add lakehouse.operationColumn: the column that says insert, update or delete.',
    ],
    [
      { loadMode: 'incremental' as const, cursor: 'raw' },
      'tables: This could not be loaded: the cursor raw of a is of the type',
    ],
  ])('never stamp what could not be loaded: %j', async (change, message) => {
    const ddl = 'CREATE TABLE a (id int PRIMARY KEY, raw boolean);';
    const found = await errors({ ddl, tables: [{ name: 'a', ...change }] });
    expect(found).toContainEqual(expect.stringContaining(message));
  });

  it('marks personal data, and lets a person mark other columns instead', async () => {
    const ddl =
      'CREATE TABLE people (id int PRIMARY KEY, email text, nick text);';
    const before = await prepareSource(spec({ ddl }), PLATFORM);
    expect(before.tables[0].personalData).toEqual(['email']);
    const changed = await prepareSource(
      spec({ ddl, tables: [{ name: 'people', personalData: ['nick'] }] }),
      PLATFORM,
    );
    expect(changed.tables[0].personalData).toEqual(['nick']);
    expect(changed.contract).toMatch(
      /name: nick[^-]*classification: restricted/,
    );
    expect(changed.contract).not.toMatch(/name: email[^-]*restricted/);
  });
});

describe('a source that was read from a database', () => {
  const found = (tables: Record<string, string>): FoundSource => ({
    connection: 'orders',
    schema: 'public',
    at: '2026-11-28T09:00:00Z',
    server: {
      server: 'database',
      type: 'postgresql',
      host: 'db.example.com',
      port: 5432,
      database: 'orders',
      schema: 'public',
    },
    ddl:
      fingerprintLine(new Map(Object.entries(tables))) +
      Object.keys(tables)
        .map(name => `CREATE TABLE "${name}" (id int PRIMARY KEY);`)
        .join('\n'),
    rows: { Orders: 830 },
  });
  const answers = (changes: Partial<SourceSpec> = {}) =>
    spec({
      kind: 'connection',
      ddl: undefined,
      connection: 'orders',
      seen: {
        at: '2026-11-28T08:00:00Z',
        tables: [
          { name: 'Orders', fingerprint: 'a' },
          { name: 'lines', fingerprint: 'b' },
        ],
      },
      ...changes,
    });
  const prepare = (tables: Record<string, string>, of = answers()) =>
    prepareSource(of, PLATFORM, { found: found(tables), findings: [] });
  const said = async (tables: Record<string, string>, of?: SourceSpec) =>
    (await prepare(tables, of)).findings
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message);

  it('takes its server and its estimates of rows into the contract and the tables', async () => {
    const preview = await prepare({ Orders: 'a', lines: 'b' });
    expect(preview.ok).toBe(true);
    expect(preview.contract).toContain('host: db.example.com');
    expect(preview.tables).toMatchObject([
      { name: 'orders', rows: 830 },
      { name: 'lines', rows: null },
    ]);
  });

  it('notices what has happened to the tables since somebody looked at them', async () => {
    expect(await said({ Orders: 'x', more: 'c' })).toEqual([
      'lines: gone since you looked at the source. Read it again, and look at your answers.',
      'Orders: columns or keys have changed since you looked at the source. Read it again, and look at your answers.',
      'more: new since you looked at the source. Read it again, and look at your answers.',
    ]);
    const leftOut = answers({ tables: [{ name: 'orders', selected: false }] });
    expect(await said({ Orders: 'x', lines: 'b' }, leftOut)).toEqual([]);
  });

  it('waits for what could not be read', async () => {
    const preview = await prepareSource(answers(), PLATFORM, {
      findings: [
        { severity: 'error', field: 'connection', message: 'Not reachable.' },
      ],
    });
    expect(preview).toMatchObject({ ok: false, tables: [] });
    expect(preview.findings).toHaveLength(1);
  });
});
