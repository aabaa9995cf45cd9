import fs from 'node:fs';
import path from 'node:path';
import {
  BIN,
  DDL,
  dir,
  lakehouse,
  NORTHWIND,
  write,
} from './__testUtils__/cli';

describe('usage', () => {
  it('prints help, also through a link', () => {
    const link = path.join(dir, 'lakehouse');
    fs.symlinkSync(BIN, link);
    const { status, stdout } = lakehouse(['--help'], '', link);
    expect(status).toBe(0);
    for (const name of [
      'import',
      'validate',
      'derive',
      'inspect',
      'generate',
    ]) {
      expect(stdout).toContain(`  ${name}`);
    }
  });

  it.each([
    [['destroy'], 'unknown command'],
    [['validate'], 'missing required argument'],
    [['import', 'ddl', 'x.sql'], '--source'],
    [
      ['validate', 'nowhere.yaml'],
      'Cannot read nowhere.yaml: it does not exist.',
    ],
    [['derive', '.'], 'Cannot read .: it is a folder.'],
    [['import', 'csv', 'nowhere', '--source', 'x'], 'nowhere'],
    [['generate', '--repo', 'nowhere'], 'nowhere has no lakehouse.yaml'],
    [['inspect', 'nowhere'], 'nowhere'],
  ])('%j exits with 2 and says what is wrong', (args, message) => {
    const { status, stdout, stderr } = lakehouse(args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('import', () => {
  it('writes a contract of DDL that is valid and derives', () => {
    const { status, stdout } = lakehouse(
      [
        'import',
        'ddl',
        '-',
        '--source',
        'northwind',
        '--owner',
        'sales-data',
        '--promise',
        '6h',
      ],
      fs.readFileSync(DDL, 'utf8'),
    );
    expect(status).toBe(0);
    const file = write('northwind.odcs.yaml', stdout);
    expect(lakehouse(['validate', file])).toMatchObject({
      status: 0,
      stdout: `${file}: ok, 14 tables of northwind 1.0.0\n`,
      stderr: '',
    });
    const derived = JSON.parse(lakehouse(['derive', file, '--json']).stdout);
    expect(derived.hubs).toHaveLength(11);
  });

  it('writes a contract of a folder of CSV files', () => {
    write('data/shops.csv', 'shop_id,zip\n1,01234\n2,99999\n');
    write(
      'data/visits.csv',
      'visit_id;shop_id;at\n1;1;2026-01-01\n2;1;2026-01-02\n',
    );
    const { status, stdout } = lakehouse([
      'import',
      'csv',
      'data',
      '--source',
      'visits',
    ]);
    expect(status).toBe(0);
    expect(lakehouse(['validate', write('v.yaml', stdout)]).status).toBe(0);
    expect(stdout).toMatch(/name: zip\n\s+logicalType: string/);
  });

  it('reads DDL of other dialects, and names those that it knows', () => {
    const ddl = 'CREATE TABLE [dbo].[Orders]([Id] [int] NOT NULL PRIMARY KEY)';
    const importing = (dialect: string) =>
      lakehouse(
        ['import', 'ddl', '-', '--source', 'x', '--dialect', dialect],
        ddl,
      );
    const { status, stdout } = importing('sqlserver');
    expect(status).toBe(0);
    expect(stdout).toMatch(/type: sqlserver/);
    expect(stdout).toMatch(/physicalName: Orders/);
    expect(importing('tsql')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('postgresql, mysql, sqlserver, oracle'),
    });
    expect(importing('postgresql').stderr).toContain('Choose SQL Server');
  });

  it('without a table exits with 2', () => {
    const { status, stderr, stdout } = lakehouse(
      ['import', 'ddl', '-', '--source', 'x'],
      'SELECT 1;',
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/no table|CREATE TABLE/i);
  });
});

describe('validate', () => {
  it('exits with 1 and names file, line and fix', () => {
    const text = fs
      .readFileSync(NORTHWIND, 'utf8')
      .replace('logicalType: integer', 'logicalTyp: integer');
    const file = write('broken.odcs.yaml', text);
    const { status, stderr } = lakehouse(['validate', file, NORTHWIND]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /broken\.odcs\.yaml:\d+:9: error: logicalTyp .* did you mean logicalType\?/,
    );
    const json = JSON.parse(
      lakehouse(['validate', file, NORTHWIND, '--json']).stdout,
    );
    expect(json).toMatchObject([
      {
        path: file,
        valid: false,
        findings: [{ path: '$.schema[0].properties[0].logicalTyp' }],
      },
      { path: NORTHWIND, valid: true, findings: [] },
    ]);
  });
});

describe('derive', () => {
  it('prints one JSON document in the documented shape', () => {
    const { status, stdout } = lakehouse(['derive', NORTHWIND, '--json']);
    expect(status).toBe(0);
    const model = JSON.parse(stdout);
    expect(Object.keys(model)).toEqual([
      'hubs',
      'links',
      'satellites',
      'effectivity',
      'status',
      'pits',
      'bridges',
      'references',
      'report',
      'refused',
    ]);
    expect(model.links).toContainEqual({
      name: 'lnk_employee_reports_to',
      hubs: [
        { hub: 'hub_employee', role: 'employee' },
        { hub: 'hub_employee', role: 'reports_to' },
      ],
      dependentKeys: [],
      drivingHub: 'hub_employee',
      kind: 'hierarchical',
    });
  });

  it('names refused tables on stderr and goes on with the rest', () => {
    const { stdout } = lakehouse(
      ['import', 'ddl', '-', '--source', 'x'],
      'CREATE TABLE a (b int); CREATE TABLE c (d int PRIMARY KEY);',
    );
    const file = write('x.yaml', stdout);
    const derived = lakehouse(['derive', file, '--json']);
    expect(derived.status).toBe(0);
    expect(derived.stderr).toContain('refused a: it has no primary key');
    expect(JSON.parse(derived.stdout)).toMatchObject({
      hubs: [{ name: 'hub_c' }],
      refused: [{ table: 'a' }],
    });
  });
});

describe('inspect', () => {
  const METADATA = {
    'format-version': 2,
    'table-uuid': '9c12d441-03fe-4693-9a96-a0705ddf69c1',
    location: 's3://lake/orders',
    'last-sequence-number': 0,
    'last-updated-ms': 1700000000000,
    'last-column-id': 1,
    'current-schema-id': 0,
    schemas: [
      {
        type: 'struct',
        'schema-id': 0,
        fields: [{ id: 1, name: 'order_id', required: true, type: 'long' }],
      },
    ],
    'default-spec-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'last-partition-id': 999,
    'default-sort-order-id': 0,
    'sort-orders': [{ 'order-id': 0, fields: [] }],
    properties: {},
    'current-snapshot-id': -1,
    snapshots: [],
  };

  it('prints one table as an object, several as an array that goes on after a broken one', () => {
    const file = write('t/metadata/v1.metadata.json', JSON.stringify(METADATA));
    write('t/metadata/version-hint.text', '1');
    const broken = write('broken.metadata.json', '{');
    const one = lakehouse(['inspect', path.join(dir, 't'), '--json']);
    expect(one.status).toBe(0);
    expect(JSON.parse(one.stdout)).toMatchObject({
      formatVersion: 2,
      currentSnapshotId: null,
      schema: { id: 0, fields: 1 },
    });
    const unreadable = lakehouse(['inspect', broken, '--json']);
    expect(unreadable.status).toBe(2);
    expect(unreadable.stderr).toContain(`${broken}: `);
    expect(JSON.parse(unreadable.stdout)).toEqual({
      path: broken,
      error: expect.stringMatching(/./),
    });
    const both = lakehouse(['inspect', file, broken, '--json']);
    expect(both.status).toBe(1);
    const [good, bad] = JSON.parse(both.stdout);
    expect(good).toMatchObject({
      path: file,
      tableUuid: METADATA['table-uuid'],
    });
    expect(Object.keys(bad)).toEqual(['path', 'error']);
  });
});
