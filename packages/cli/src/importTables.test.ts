import path from 'node:path';
import { parseContract } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouse, write } from './__testUtils__/cli';

const SPARK = path.resolve(
  __dirname,
  '../../../plugins/lakehouse-common/src/iceberg/__fixtures__/spark.metadata.json',
);

const importing = (...args: string[]) =>
  lakehouse([
    'import',
    'tables',
    ...args,
    '--source',
    'shop',
    '--catalog',
    'lake',
    '--namespace',
    'sales.eu',
  ]);

const metadata = (name: string, fields: object[], more: object = {}) =>
  write(
    `${name}.metadata.json`,
    JSON.stringify({
      'format-version': 2,
      'table-uuid': name,
      location: `s3://lake/sales/${name}/`,
      'last-updated-ms': 1,
      schemas: [{ 'schema-id': 0, fields, ...more }],
      'current-schema-id': 0,
      'partition-specs': [{ 'spec-id': 0, fields: [] }],
      'default-spec-id': 0,
      properties: { comment: `About ${name}` },
      snapshots: [],
    }),
  );

describe('import tables', () => {
  it('makes a contract of metadata, as the form does', () => {
    const orders = metadata(
      'orders',
      [
        { id: 1, name: 'order_id', type: 'long', required: true },
        { id: 2, name: 'at', type: 'timestamptz', required: false },
      ],
      { 'identifier-field-ids': [1] },
    );
    const clocks = metadata('clocks', [
      { id: 1, name: 'at', type: 'time', required: true },
    ]);
    const { status, stdout, stderr } = importing(orders, clocks);
    expect(stderr).toContain(
      'lake/sales.eu: warning: Left out: clocks, which has types that Spark cannot read: at (time).',
    );
    expect(status).toBe(0);
    const { contract } = parseContract(stdout);
    expect(contract).toMatchObject({
      servers: [{ type: 'custom', catalog: 'lake', schema: 'sales.eu' }],
      schema: [
        {
          name: 'orders',
          description: 'About orders',
          properties: [{ name: 'order_id', primaryKey: true }, { name: 'at' }],
        },
      ],
    });
  });

  it('reads what a real Spark has written', () => {
    const { status, stdout } = importing(SPARK);
    expect(status).toBe(0);
    expect(parseContract(stdout).contract?.schema).toHaveLength(1);
  });

  it('says what cannot be used', () => {
    const broken = write('broken.metadata.json', '{');
    expect(importing(broken)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(broken),
    });
    expect(importing(SPARK, SPARK).stderr).toContain('Two of the tables are');
    const time = metadata('t', [
      { id: 1, name: 'at', type: 'time', required: true },
    ]);
    expect(importing(time)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Ask the owner of these tables'),
    });
  });
});
