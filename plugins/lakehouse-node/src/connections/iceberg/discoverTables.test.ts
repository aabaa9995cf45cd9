import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  DiscoveryEvent,
  SchemaField,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { parseContract } from '@lakehouse/backstage-plugin-lakehouse-common';
import { prepareSource } from '../../onboarding/prepareSource';
import { contractSource, schemaOfServer } from '../contractDatabase';
import { SourceReadError } from '../types';
import { discoverTables } from './discoverTables';
import type { RegisteredTable, TableRegistry } from './registry';
import { isSameCatalog, tableRefOf, tablesServer } from './tablesServer';

/** What the reader of the platform is held against, on a real Spark. */
const { read: READ, refused: REFUSED } = JSON.parse(
  readFileSync(
    resolve(
      __dirname,
      '../../../../../templates/lakehouse-platform/skeleton/tests/sources/iceberg_types.json',
    ),
    'utf8',
  ),
) as {
  read: Record<string, [string, string]>;
  refused: Record<string, string>;
};

let ids = 0;
const field = (
  name: string,
  type: string,
  more: Partial<SchemaField> = {},
): SchemaField => {
  ids += 1;
  return { id: ids, name, path: name, type, required: false, ...more };
};

const table = (
  name: string,
  fields: SchemaField[],
  more: Partial<RegisteredTable> = {},
): RegisteredTable => ({
  name,
  state: 'present',
  comment: null,
  rows: 10,
  fields,
  partitionedBy: [],
  ...more,
});

const id = (more: Partial<SchemaField> = {}) =>
  field('id', 'long', { required: true, identifier: true, ...more });

const registry = (
  tables: RegisteredTable[],
  readAt: string | undefined = '2026-01-01T00:00:00.000Z',
): TableRegistry => ({
  readAt: async () => readAt,
  namespaces: async () =>
    tables.length > 0
      ? [
          { name: 'sales', tables: tables.length },
          { name: 'other', tables: 1 },
        ]
      : [],
  tables: async (_, limit) => ({
    tables: tables.slice(0, limit),
    truncated: tables.length > limit,
  }),
});

async function discovered(of: TableRegistry, schema?: string) {
  const events: DiscoveryEvent[] = [];
  const discovery = await discoverTables({
    connection: 'catalog:lake',
    registry: of,
    schema,
    server: namespace => tablesServer({ id: 'lake' }, namespace),
    signal: new AbortController().signal,
    emit: event => events.push(event),
  });
  const checks = Object.fromEntries(
    events.flatMap(({ check }) =>
      check && check.state !== 'running' ? [[check.id, check]] : [],
    ),
  );
  return { ...discovery, checks };
}

const failure = (of: TableRegistry, schema?: string) =>
  discovered(of, schema).then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: SourceReadError) => `${error.check.id}: ${error.message}`,
  );

const PLATFORM = new Map([
  [
    'lakehouse.yaml',
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  ],
]);

async function contractOf(tables: RegisteredTable[]) {
  const { found, result } = await discovered(registry(tables));
  const preview = await prepareSource(
    {
      version: 1,
      kind: 'connection',
      connection: 'catalog:lake',
      schema: 'sales',
      seen: { at: result.at, tables: result.tables },
      name: 'sales',
      owner: 'group:default/sales-data',
      promise: '6h',
    },
    PLATFORM,
    { found, findings: [] },
  );
  const { contract, findings } = parseContract(preview.contract!);
  return { preview, contract: contract!, findings };
}

describe('a namespace of tables', () => {
  it('becomes a contract with all that Iceberg says', async () => {
    const { preview, contract, findings } = await contractOf([
      table(
        'Order.Lines "x"',
        [
          field('order', 'long', { identifier: true, required: true }),
          field('line', 'int', {
            identifier: true,
            required: true,
            doc: "Number within the order; it's from 1",
          }),
          field('email', 'string', { required: true }),
          field('updated_at', 'timestamptz', { required: true }),
          field('parts', 'struct', { fields: [field('a', 'int')] }),
        ],
        {
          comment: 'Lines',
          rows: 5_000_000,
          partitionedBy: ['updated_at'],
        },
      ),
    ]);
    expect(preview.findings.filter(one => one.severity === 'error')).toEqual(
      [],
    );
    expect(findings.filter(one => one.severity === 'error')).toEqual([]);
    expect(preview.ok).toBe(true);
    expect(contract.servers).toEqual([
      {
        server: 'tables',
        type: 'custom',
        catalog: 'lake',
        schema: 'sales',
        format: 'iceberg',
      },
    ]);
    const [lines] = contract.schema;
    expect(lines).toMatchObject({
      name: 'order_lines_x',
      physicalName: 'Order.Lines "x"',
      description: 'Lines',
    });
    const column = (name: string) =>
      lines.properties.find(one => one.name === name);
    expect(column('order')).toMatchObject({
      primaryKey: true,
      primaryKeyPosition: 1,
      required: true,
    });
    expect(column('line')).toMatchObject({
      primaryKeyPosition: 2,
      description: "Number within the order; it's from 1",
    });
    expect(column('email')).toMatchObject({ classification: 'restricted' });
    expect(column('parts')).toMatchObject({
      logicalType: 'object',
      physicalType: 'json',
    });
    expect(column('updated_at')).toMatchObject({ partitioned: true });
    // Millions of rows are not compared one by one: it is loaded by its cursor.
    expect(preview.tables[0]).toMatchObject({
      rows: 5_000_000,
      loadMode: 'incremental',
      cursor: 'updated_at',
      primaryKey: ['order', 'line'],
    });
  });

  it.each(Object.entries(READ))(
    'has the type that ingestion delivers: %s',
    async (type, [logicalType, physicalType]) => {
      const { contract } = await contractOf([
        table('t', [id(), field('value', type)]),
      ]);
      expect(contract.schema[0].properties[1]).toMatchObject({
        logicalType,
        physicalType,
      });
    },
  );

  it.each([...Object.keys(REFUSED), 'geometry(srid:4326)', 'constructor'])(
    'leaves out what Spark cannot open: %s',
    async type => {
      const nested = field('s', 'struct', {
        fields: [field('at', type, { path: 's.at' })],
      });
      const { checks, result } = await discovered(
        registry([table('bad', [id(), nested]), table('good', [id()])]),
      );
      expect(result.tables.map(({ name }) => name)).toEqual(['good']);
      expect(checks.types).toMatchObject({
        state: 'warning',
        message: expect.stringContaining(
          `bad, which has types that Spark cannot read: s.at (${type})`,
        ),
        fix: expect.any(String),
      });
    },
  );

  it('has named checks, of which each that is not passed says what to do', async () => {
    const { checks } = await discovered(
      registry([
        table('a', [id()]),
        table('keyless', [field('x', 'int')], { rows: null }),
        table('gone', [], { state: 'missing' }),
        table('twins', [field('Id', 'int'), field('id', 'int')]),
        table('long', [field('é'.repeat(32), 'int')]),
      ]),
    );
    expect(checks).toMatchObject({
      reachable: {
        state: 'passed',
        message:
          'The registry knows the catalog as it was at 2026-01-01 00:00 (UTC).',
      },
      readable: { state: 'passed' },
      tables: {
        state: 'warning',
        message:
          '4 tables found. Left out: gone, which is not in its catalog any more.',
      },
      keys: {
        state: 'warning',
        message: '1 table without identifier fields: keyless.',
      },
      types: { state: 'warning' },
      rows: {
        state: 'warning',
        message: expect.stringContaining('10 rows, by the newest snapshots.'),
      },
    });
    expect(checks.types.message).toContain('twins, which has two columns');
    expect(checks.types.message).toContain('long, which has a name of more');
    for (const check of Object.values(checks)) {
      expect(check.state === 'passed' || check.fix).toBeTruthy();
    }
  });

  it('fails with what stands in the way', async () => {
    expect(await failure(registry([table('a', [id()])]), 'nope')).toBe(
      'readable: The catalog has no namespace nope with tables that you may see. Choose one of those that it has: sales, other.',
    );
    expect(await failure(registry([]))).toContain(
      'readable: There are no tables in the catalog that you may see.',
    );
    expect(
      await failure({
        ...registry([table('a', [id()])]),
        readAt: async () => undefined,
      }),
    ).toContain('reachable: The registry has not read the catalog yet.');
    expect(
      await failure(registry([table('a', [], { state: 'unreadable' })])),
    ).toContain('tables: No table can be read: a.');
    expect(
      await failure({
        ...registry([table('a', [id()])]),
        namespaces: async () => {
          throw new Error('password in the message');
        },
      }),
    ).toMatch(/^readable: The registry could not answer/);
  });

  it('notices what has changed since somebody looked', async () => {
    const before = await discovered(
      registry([
        table('a', [id()]),
        table('b', [id()]),
        table('c', [id({ doc: 'Old' })]),
      ]),
    );
    const { found } = await discovered(
      registry([table('b', [id(), field('more', 'int')]), table('c', [id()])]),
    );
    const { at, tables } = before.result;
    const { findings } = await prepareSource(
      {
        version: 1,
        kind: 'connection',
        connection: 'catalog:lake',
        seen: { at, tables },
        name: 'sales',
        owner: 'group:default/sales-data',
        promise: '6h',
      },
      PLATFORM,
      { found, findings: [] },
    );
    expect(
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message),
    ).toEqual([
      expect.stringMatching(/^a: gone since/),
      expect.stringMatching(/^b: columns or keys have changed since/),
    ]);
  });

  it('has no key where an identifier field is inside a struct', async () => {
    const { checks } = await discovered(
      registry([
        table('t', [
          id(),
          field('s', 'struct', {
            fields: [field('a', 'int', { identifier: true })],
          }),
        ]),
      ]),
    );
    expect(checks.keys.state).toBe('warning');
  });
});

it('names Glue by account and database where they are known', () => {
  expect(
    tablesServer({ id: 'lake', account: '123456789012' }, 'sales'),
  ).toEqual({
    server: 'tables',
    type: 'glue',
    account: '123456789012',
    database: 'sales',
    format: 'iceberg',
    customProperties: [{ property: 'lakehouse.catalog', value: 'lake' }],
  });
});

it.each([{ id: 'lake' }, { id: 'lake', account: '123456789012' }])(
  'names a catalog so that the contract is valid, and is found by it: %p',
  async catalog => {
    const discovery = await discoverTables({
      connection: 'catalog:lake',
      registry: registry([table('a', [id()])]),
      server: namespace => tablesServer(catalog, namespace),
      signal: new AbortController().signal,
    });
    const { ok, contract } = await prepareSource(
      {
        version: 1,
        kind: 'connection',
        connection: 'catalog:lake',
        name: 'sales',
        owner: 'group:default/sales-data',
        promise: '6h',
      },
      PLATFORM,
      { found: discovery.found, findings: [] },
    );
    expect(ok).toBe(true);
    const parsed = parseContract(contract!);
    expect(parsed.findings).toEqual([]);
    const server = contractSource(parsed.contract!)!;
    expect(schemaOfServer(server)).toBe('sales');
    expect(isSameCatalog(server, tablesServer(catalog, 'other'))).toBe(true);
    const other = { ...catalog, id: 'other' };
    expect(isSameCatalog(server, tablesServer(other, 'sales'))).toBe(false);
    expect(tableRefOf(server, 'a.b')).toBe('lake/sales.a%2Eb');
  },
);
