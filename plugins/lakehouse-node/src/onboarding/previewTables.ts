import {
  primaryKey,
  tableSettings,
  type Contract,
  type ContractTable,
  type PreviewTable,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Rows by file name without its ending, as the browser counted or estimated them. */
function rowsByFile(spec: SourceSpec): Map<string, number> {
  return new Map(
    (spec.csv ?? []).flatMap(({ name, rows }) =>
      rows === undefined ? [] : [[name.replace(/\.[^.]+$/, ''), rows]],
    ),
  );
}

/** Tables for the form: every one that was found, also those that somebody left out. */
export function previewTables(options: {
  spec: SourceSpec;
  contract: Contract;
  left: Set<string>;
  reasons: Record<string, string[]>;
}): PreviewTable[] {
  const { spec, contract, left, reasons } = options;
  const rows = rowsByFile(spec);
  return contract.schema.map((table: ContractTable) => {
    const settings = tableSettings(table);
    return {
      name: table.name,
      columns: table.properties.length,
      columnNames: table.properties.map(column => column.name),
      rows: rows.get(table.physicalName ?? table.name) ?? null,
      primaryKey: primaryKey(table),
      businessKey: settings.businessKey,
      loadMode: settings.loadMode,
      cursor: settings.cursor ?? null,
      reasons: reasons[table.name] ?? [],
      selected: !left.has(table.name),
    };
  });
}
