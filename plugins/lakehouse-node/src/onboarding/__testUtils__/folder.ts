import type {
  FoundSource,
  PreviewTable,
  SourceFile,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answersOf, findSource } from '../existingSource';
import { prepareSource } from '../prepareSource';

export const LOCATION = 's3://exports/shop/';
export const CONTRACT = 'contracts/shop.odcs.yaml';
const PLATFORM = new Map([
  [
    'lakehouse.yaml',
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  ],
]);
export const ORDERS =
  'order_id,day,total,code\n1,31/01/2024,10.50,01\n2,15/02/2024,7,02\n';

export const csv = (name: string, content: string): SourceFile => ({
  name,
  content,
});
export const parquet = (name: string, ...types: string[]): SourceFile => ({
  name,
  content: '',
  columns: types.map(one => {
    const [column, type] = one.split(':');
    return { name: column, type, required: false };
  }),
});

/** What sampling the folder gives. */
export const found = (
  files: SourceFile[],
  location = LOCATION,
  changes: Partial<FoundSource> = {},
): FoundSource => ({
  connection: 'exports',
  schema: '',
  at: '2026-11-28T09:00:00Z',
  server: { server: 'files', type: 's3', location },
  ddl: '',
  rows: {},
  files,
  ...changes,
});

/** The repository after the folder was onboarded, and its contract was edited. */
export async function stamped(
  files: SourceFile[],
  edit: (text: string) => string = text => text,
) {
  const preview = await prepareSource(
    {
      version: 1,
      kind: 'connection',
      connection: 'exports',
      name: 'shop',
      owner: 'group:default/sales-data',
      promise: '1d',
      tables: files.map(({ name }) => ({
        name: name.replace(/\W.*/, ''),
        keyless: true,
      })),
    },
    PLATFORM,
    { found: found(files), findings: [] },
  );
  expect(preview.findings.filter(f => f.severity === 'error')).toEqual([]);
  return new Map(PLATFORM).set(CONTRACT, edit(preview.contract!));
}

const shown = ({ name, inDatabase, drift = [] }: PreviewTable) =>
  `${name} ${inDatabase}${drift
    .map(({ kind, column, proposed }) =>
      ` ${proposed ? '+' : ''}${kind} ${column ?? ''}`.trimEnd(),
    )
    .join('')}`;

/** What the form shows after the folder was read again. */
export async function again(
  repository: ReadonlyMap<string, string>,
  read: FoundSource,
  changes: Partial<SourceSpec> = {},
) {
  const { existing } = findSource(repository, 'shop');
  const spec = {
    ...answersOf(existing!, () => 'exports'),
    seen: { at: read.at, tables: [] },
    ...changes,
  };
  const preview = await prepareSource(spec, repository, {
    found: read,
    findings: [],
  });
  const { findings, tables, contract } = preview;
  return {
    spec,
    tables,
    contract,
    same: contract === repository.get(CONTRACT),
    kinds: tables.map(shown),
    drift: tables.flatMap(one => one.drift ?? []),
    notes: findings.map(({ severity, message }) => `${severity}: ${message}`),
  };
}
