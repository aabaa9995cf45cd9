import {
  type FoundSource,
  type Inferences,
  personalColumns,
  primaryKey,
  tableOfFile,
  tableSettings,
  type Contract,
  type ContractTable,
  type PreviewTable,
  type SourceFile,
  type SourceSpec,
  type TableInDatabase,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { type Decision, decisionText } from './decisions';
import type { ImportedSource } from './importAnswers';

/** Rows by the table's name in the source: estimated by the database, or counted by the browser for files without their ending. */
function rowsByName(
  spec: SourceSpec,
  found: FoundSource | undefined,
): Map<string, number> {
  return new Map([
    ...Object.entries(found?.rows ?? {}),
    ...rowsOfFiles(spec.csv),
  ]);
}

/** Rows of all files of a table; unknown when they are unknown of one. */
function rowsOfFiles(files: SourceFile[] = []): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { name, rows = NaN } of files) {
    const table = tableOfFile(name);
    counted.set(table, (counted.get(table) ?? 0) + rows);
  }
  return new Map([...counted].filter(([, rows]) => !Number.isNaN(rows)));
}

/** Tables for the form: every one that was found, also those that somebody left out. */
export function previewTables(options: {
  spec: SourceSpec;
  contract: Contract;
  left: Set<string>;
  inferences: Inferences;
  database: ReadonlyMap<string, TableInDatabase> | undefined;
  decisions: ReadonlyMap<string, Decision[]>;
  questions: ImportedSource['questions'];
  found: FoundSource | undefined;
}): PreviewTable[] {
  const { spec, contract, left, inferences, database, found } = options;
  const { decisions, questions } = options;
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
      decision: decisionText(decisions.get(table.name)),
      questions: questions?.[table.name],
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
