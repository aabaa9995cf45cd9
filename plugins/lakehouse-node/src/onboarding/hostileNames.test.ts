import {
  parseContract,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { prepareSource } from './prepareSource';

const LONG = 'l'.repeat(199);
/** Every kind of name that some engine, shell or file system trips over; the last pairs are equal once they are normalised. */
const HEADER = [
  'select',
  'Order',
  'Größe',
  '表',
  '../../etc/passwd',
  '_load_time',
  `${LONG}a`,
  `${LONG}b`,
  'Unit Price',
  'unit_price',
];
const CSV = `${HEADER.join(',')}\n${HEADER.map((_, i) => i + 1).join(',')}\n`;

const LAKEHOUSE_YAML =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';

async function prepare(csv: SourceSpec['csv']) {
  const preview = await prepareSource(
    {
      version: 1,
      kind: 'csv',
      name: 'shop',
      owner: 'group:default/sales-data',
      promise: '6h',
      csv,
    },
    new Map([['lakehouse.yaml', LAKEHOUSE_YAML]]),
  );
  expect(preview.findings.filter(f => f.severity === 'error')).toEqual([]);
  const { contract } = parseContract(preview.contract!);
  return { preview, tables: contract!.schema };
}

describe('names that nobody should give', () => {
  it('of columns become usable and stay apart, and the contract keeps the originals', async () => {
    const { tables } = await prepare([{ name: 'a.csv', content: CSV }]);
    const names = tables[0].properties.map(({ name }) => name);
    expect(new Set(names).size).toBe(HEADER.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
    expect(
      tables[0].properties.map(
        ({ name, physicalName }) => physicalName ?? name,
      ),
    ).toEqual(HEADER);
  });

  it('of files stay inside of the repository, each with files of its own', async () => {
    const content = 'id,n\n1,x\n2,y\n';
    const files = ['../../Orders.csv', 'orders.csv', 'ORDERS!.csv'];
    const { preview, tables } = await prepare(
      [...files, `${LONG}a.csv`, `${LONG}b.csv`].map(name => ({
        name,
        content,
      })),
    );
    expect(new Set(tables.map(({ name }) => name)).size).toBe(5);
    const paths = preview.files.map(({ path }) => path);
    expect(new Set(paths.map(path => path.toLowerCase())).size).toBe(
      paths.length,
    );
    for (const path of paths) {
      expect(path).not.toMatch(/\.\.|\/\/|^\//);
      for (const part of path.split('/')) {
        expect(part.length).toBeLessThan(120);
      }
    }
  });
});
