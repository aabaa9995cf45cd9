import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseContract } from '@lakehouse/backstage-plugin-lakehouse-common';
import { dir, lakehouse, write } from './__testUtils__/cli';

const TYPES = path.resolve(
  __dirname,
  '../../../plugins/lakehouse-common/src/samples/__fixtures__/types.parquet',
);

const importing = (...more: string[]) =>
  lakehouse(['import', 'files', 'data', '--source', 'shop', ...more]);
const tablesOf = (stdout: string) =>
  parseContract(stdout).contract!.schema.map(({ name }) => name);
const typesOf = (stdout: string, table: string) =>
  Object.fromEntries(
    parseContract(stdout)
      .contract!.schema.find(({ name }) => name === table)!
      .properties.map(one => [one.name, one.physicalType]),
  );

describe('import files', () => {
  it('reads every format that the form reads, files and folders, compressed or not', () => {
    write('data/visits.jsonl', '{"visit_id":1,"at":"2026-01-02T10:00:00Z"}\n');
    write('data/items/1.json', '[{"item_id":1,"size":{"w":1}}]');
    write('data/items/2.json.gz', gzipSync('[{"item_id":2,"color":"red"}]'));
    write('data/_SUCCESS', '');
    write('data/notes.md', 'text');
    const { status, stdout, stderr } = importing('--owner', 'sales');
    expect(stderr).toMatch(/info: Left out: .*notes\.md/);
    expect(status).toBe(0);
    expect(tablesOf(stdout)).toEqual(['items', 'visits']);
    expect(typesOf(stdout, 'items')).toEqual({
      item_id: 'bigint',
      size: 'json',
      color: 'text',
    });
    expect(typesOf(stdout, 'visits').at).toBe('timestamp with time zone');
    const checked = lakehouse(['validate', write('c.yaml', stdout)]);
    expect(checked).toMatchObject({ status: 0, stderr: '' });
  });

  it('reads Parquet and compressed CSV, and says that a local folder has one format', () => {
    write('data/shops.csv.gz', gzipSync('shop_id,zip\n1,01234\n2,99999\n'));
    write('data/types.parquet', fs.readFileSync(TYPES));
    const { status, stdout, stderr } = importing();
    expect(stderr).toContain('Make a source of each format');
    expect(status).toBe(1);
    expect(stdout).toMatch(/name: zip\n\s+logicalType: string/);
    fs.rmSync(path.join(dir, 'data/shops.csv.gz'));
    const parquet = importing('--owner', 'sales');
    expect(parquet.status).toBe(0);
    expect(Object.values(typesOf(parquet.stdout, 'types'))).toContain('json');
    const file = write('c.yaml', parquet.stdout);
    expect(lakehouse(['validate', file])).toMatchObject({ status: 0 });
  });

  it('reads one file, and the same by its old name csv', () => {
    write('data/shops.tsv', 'shop_id\tzip\n1\t01234\n');
    const all = importing();
    const [one, old] = [
      ['files', 'data/shops.tsv'],
      ['csv', 'data'],
    ].map(args => lakehouse(['import', ...args, '--source', 'shop']));
    expect(all).toMatchObject({ status: 0, stderr: '' });
    expect(one).toEqual(all);
    expect(old).toEqual(all);
  });

  it('refuses what can be read in several ways, and says by which option to tell', () => {
    write('data/orders.csv', 'order_id,day,total\n1,01/02/2024,"1,234"\n');
    const refused = importing();
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain(
      'orders.day has values such as "01/02/2024", which can be read in several ways. Say how by --reading orders.day=day-first (or month-first, text).',
    );
    expect(refused.stderr).toContain('--reading orders.total=decimal-comma');
    const day = ['--reading', 'orders.day=month-first'];
    expect(importing(...day).stderr).not.toContain('orders.day');
    const told = importing(...day, '--reading', 'orders.total=thousands');
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(told.stdout).toContain('format: MM/dd/yyyy');
    expect(typesOf(told.stdout, 'orders').total).toBe('numeric(18,0)');
  });

  it.each([
    ['orders.day', 'is not understood: write <table>.<column>=<reading>'],
    ['orders.day=french', 'with one of day-first, month-first'],
    [
      'orders.day=thousands',
      'does not fit: write day-first, month-first, text',
    ],
    ['orders.id=day-first', 'no values of orders.id can be read'],
    ['other.day=day-first', 'no values of other.day can be read'],
  ])('refuses --reading %s', (reading, message) => {
    write('data/orders.csv', 'order_id,day\n1,01/02/2024\n');
    const { status, stdout, stderr } = importing('--reading', reading);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names a file that cannot be used, and exits with 1 beside others', () => {
    write('data/orders.csv', 'order_id\n1\n');
    write('data/broken.parquet', 'PAR1 and nothing else');
    const { status, stdout, stderr } = importing();
    expect(status).toBe(1);
    expect(stderr).toMatch(/error: broken\.parquet /);
    expect(tablesOf(stdout)).toEqual(['orders']);
  });

  it('says when there is nothing to read', () => {
    fs.mkdirSync(path.join(dir, 'data'));
    expect(importing()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('has no file of CSV, JSON or Parquet'),
    });
  });
});
