import {
  type Contract,
  type ContractColumn,
  type ContractTable,
  type Inference,
  type Inferences,
  LAKEHOUSE_PROPERTY,
  normalizeNames,
  type SourceEvidence,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { contractFrom } from '../contractHead';
import { inferred } from '../inferred';
import type { ImportFinding, ImportOptions, ImportResult } from '../types';
import { inferType } from './columnType';
import {
  type KeyedTable,
  type SuggestedReference,
  suggestKey,
  suggestReferences,
} from './keys';
import { type CsvFile, type CsvTable, readCsv } from './readCsv';

/** A table on its way into the contract. */
interface Draft extends KeyedTable {
  csv: CsvTable;
  physicalName: string;
  contractColumns: ContractColumn[];
}

/**
 * Makes a contract of CSV files, one table per file: types, keys and references are inferred from the values, and every inference is said.
 * The same files in another order give the same contract. A file that cannot be used is named, and the others go on.
 */
export async function importCsv(
  files: CsvFile[],
  options: ImportOptions,
): Promise<ImportResult> {
  const findings: ImportFinding[] = [];
  const inferences: Inferences = {};
  const read = [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(readCsv);
  findings.push(...read.flatMap(one => one.findings));
  const tables = read.flatMap(one => one.table ?? []);
  if (!tables.length) {
    const message = files.length
      ? 'None of the files can be used, so there is no table.'
      : 'There is no CSV file: give one file per table.';
    return {
      findings: [...findings, { severity: 'error', message }],
      inferences,
    };
  }

  const stems = tables.map(({ file }) => file.replace(/^.*\/|\.[^./]*$/g, ''));
  const names = normalizeNames(stems, 'table');
  names.forEach(({ note, name }) => {
    if (note) findings.push({ severity: 'info', table: name, message: note });
  });
  const drafts = tables.map((csv, i) =>
    draft(csv, names[i].name, stems[i], findings, inferences),
  );
  const schema = drafts.map(one =>
    contractTable(one, suggestReferences(one, drafts), inferences),
  );
  return {
    findings,
    ...inferred(
      contractOf(schema, drafts, options, findings),
      inferences,
      sampleEvidence(drafts),
    ),
  };
}

function draft(
  csv: CsvTable,
  name: string,
  physicalName: string,
  findings: ImportFinding[],
  inferences: Inferences,
): Draft {
  const why: Inference[] = [];
  inferences[name] = why;
  const columnNames = normalizeNames(csv.header, 'column');
  const columns = columnNames.map((column, i) => {
    const values = csv.rows.map(row => row[i]);
    const type = inferType(values);
    if (column.note) {
      findings.push({ severity: 'info', table: name, message: column.note });
    }
    if (type.reason) {
      why.push({
        about: 'type',
        columns: [column.name],
        value: type.logicalType,
        confidence: 'likely',
        reason: `${column.name} is ${type.reason}`,
      });
    }
    if (type.warning) {
      findings.push({
        severity: 'warning',
        table: name,
        file: csv.file,
        message: `${csv.file}: ${column.original} ${type.warning}.`,
      });
    }
    return { ...column, ...type, values };
  });
  const key = suggestKey(name, columns);
  if (key.length) {
    why.unshift(suggestedKey(key, csv.rows.length));
  } else {
    findings.push({
      severity: 'warning',
      code: 'no-key',
      table: name,
      file: csv.file,
      message: `${csv.file}: no column or combination of columns identifies a row. Choose the key of ${name}, or its rows cannot be followed from load to load.`,
    });
  }
  return {
    name,
    physicalName,
    key,
    csv,
    columns,
    contractColumns: columns.map(column => ({
      name: column.name,
      ...(column.original !== column.name && { physicalName: column.original }),
      logicalType: column.logicalType,
      physicalType: column.physicalType,
      ...(key.includes(column.name) && {
        primaryKey: true,
        primaryKeyPosition: key.indexOf(column.name) + 1,
        required: true,
      }),
    })),
  };
}

function suggestedKey(key: string[], rows: number): Inference {
  const names = key.join(', ');
  return {
    about: 'key',
    columns: key,
    value: names,
    confidence: 'likely',
    reason: rows
      ? `key ${names}: complete and unique in the ${rows} rows seen`
      : `key ${names}: by its name, the file has no rows`,
  };
}

/** The cells that were read, by table and column. */
function sampleEvidence(drafts: Draft[]): SourceEvidence {
  return new Map(
    drafts.map(({ name, columns }) => [
      name,
      {
        columns: Object.fromEntries(
          columns.map(column => [column.name, { values: column.values }]),
        ),
      },
    ]),
  );
}

function contractTable(
  table: Draft,
  references: SuggestedReference[],
  inferences: Inferences,
): ContractTable {
  references.forEach(({ column, toTable, toColumn }) =>
    inferences[table.name].push({
      about: 'relationship',
      columns: [column],
      value: `${toTable}.${toColumn}`,
      confidence: 'likely',
      reason: `${column} refers to ${toTable}: same name and type, and every value stands there`,
    }),
  );
  return {
    name: table.name,
    ...(table.physicalName !== table.name && {
      physicalName: table.physicalName,
    }),
    physicalType: 'file',
    logicalType: 'object',
    customProperties: [
      { property: LAKEHOUSE_PROPERTY.loadMode, value: 'full' },
    ],
    properties: table.contractColumns.map(column => {
      const reference = references.find(one => one.column === column.name);
      return reference
        ? {
            ...column,
            relationships: [
              {
                type: 'foreignKey',
                to: `${reference.toTable}.${reference.toColumn}`,
              },
            ],
          }
        : column;
    }),
  };
}

function contractOf(
  schema: ContractTable[],
  drafts: Draft[],
  options: ImportOptions,
  findings: ImportFinding[],
): Contract {
  const delimiters = [...new Set(drafts.map(({ csv }) => csv.delimiter))];
  if (delimiters.length > 1) {
    findings.push({
      severity: 'warning',
      message: `The files use different delimiters (${delimiters
        .map(one => JSON.stringify(one))
        .join(', ')}); a source has one, so all are read with ${JSON.stringify(
        delimiters[0],
      )}. Export the others alike.`,
    });
  }
  return contractFrom(
    schema,
    options,
    name => ({
      server: 'files',
      type: 'local',
      path: `data/${name}`,
      format: 'csv',
    }),
    [
      {
        property: LAKEHOUSE_PROPERTY.csv,
        value: {
          delimiter: delimiters[0],
          quote: '"',
          encoding: 'UTF-8',
          header: true,
        },
      },
    ],
  );
}
