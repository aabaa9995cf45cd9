import type {
  PreviewFile,
  SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const TABLE =
  /^dbt\/models\/(?:raw_vault|business_vault)\/(?:.+\/)?([^/]+)\.sql$/;
/** Tables that are merged into: one of another shape cannot take the rows that are there. */
const MERGED = /^(pit|bridge)_/;
const MOST = 60;

/** What a change does to the tables of the vault, and what people have to do about those that are there. */
export function effectOf(
  planned: readonly PreviewFile[],
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  const tables = (...actions: string[]) =>
    planned.flatMap(({ path, action }) =>
      actions.includes(action) ? TABLE.exec(path)?.[1] ?? [] : [],
    );
  const come = tables('create');
  const go = tables('remove');
  const change = tables('update');
  const rebuilt = change.filter(name => MERGED.test(name));
  return [
    ...listed('info', 'Vault tables that come', come),
    ...listed('info', 'Vault tables that change', change),
    ...listed(
      'warning',
      'Vault tables that go',
      go,
      'No data is removed by that: drop them when nobody reads them any more.',
    ),
    ...listed(
      'warning',
      'Tables with other columns or rows',
      rebuilt,
      'Drop them in every environment before the next run: they are built anew from the vault, with their whole history.',
    ),
    ...readers(rebuilt, files),
  ];
}

function listed(
  severity: SourceFinding['severity'],
  what: string,
  names: string[],
  then = '',
): SourceFinding[] {
  if (!names.length) return [];
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  const message = `${what}: ${names.slice(0, MOST).join(', ')}${more}. ${then}`;
  return [{ severity, message: message.trim() }];
}

/** Marts of people that read a table whose columns change. */
function readers(
  names: string[],
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  return names.flatMap(name => {
    const used = new RegExp(`\\bref\\(\\s*['"]${name}['"]`);
    const by = [...files]
      .filter(
        ([path, text]) =>
          path.startsWith('dbt/models/marts/') && used.test(text),
      )
      .map(([path]) => path);
    return by.length
      ? [
          {
            severity: 'warning' as const,
            message: `${name} is read by ${by
              .sort()
              .join(
                ', ',
              )}. They belong to people: see whether they name a column that goes.`,
          },
        ]
      : [];
  });
}
