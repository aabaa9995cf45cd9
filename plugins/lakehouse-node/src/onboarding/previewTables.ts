import {
  type FoundSource,
  type Inferences,
  personalColumns,
  primaryKey,
  tableSettings,
  type Contract,
  type ContractTable,
  type PreviewTable,
  type SourceSpec,
  type TableInDatabase,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Rows by the table's name in the source: estimated by the database, or counted by the browser for files without their ending. */
function rowsByName(
  spec: SourceSpec,
  found: FoundSource | undefined,
): Map<string, number> {
  return new Map([
    ...Object.entries(found?.rows ?? {}),
    ...(spec.csv ?? []).flatMap(({ name, rows }): [string, number][] =>
      rows === undefined ? [] : [[name.replace(/\.[^.]+$/, ''), rows]],
    ),
  ]);
}

/** Tables for the form: every one that was found, also those that somebody left out. */
export function previewTables(options: {
  spec: SourceSpec;
  contract: Contract;
  left: Set<string>;
  inferences: Inferences;
  database: ReadonlyMap<string, TableInDatabase> | undefined;
  decisions: ReadonlyMap<string, string>;
  found: FoundSource | undefined;
}): PreviewTable[] {
  const { spec, contract, left, inferences, database, decisions, found } =
    options;
  const rows = rowsByName(spec, found);
  const changes = new Map((spec.tables ?? []).map(one => [one.name, one]));
  const tables = contract.schema.map((table: ContractTable) => {
    const settings = tableSettings(table);
    const { inDatabase, drift, acceptDrift } = database?.get(table.name) ?? {};
    return {
      name: table.name,
      columns: table.properties.length,
      columnNames: table.properties.map(column => column.name),
      rows: rows.get(table.physicalName ?? table.name) ?? null,
      primaryKey: primaryKey(table),
      businessKey: settings.businessKey,
      loadMode: settings.loadMode,
      cursor: settings.cursor ?? null,
      personalData: personalColumns(table),
      inferences: inferences[table.name] ?? [],
      decision: decisions.get(table.name),
      keyless: changes.get(table.name)?.keyless,
      selected: !left.has(table.name),
      inDatabase,
      drift,
      acceptDrift,
    };
  });
  // What somebody has to choose from is not looked for among hundreds of others.
  const isNew = (one: PreviewTable) => one.inDatabase === 'new';
  return [...tables.filter(isNew), ...tables.filter(one => !isNew(one))];
}
