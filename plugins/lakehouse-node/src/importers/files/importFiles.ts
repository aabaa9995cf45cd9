import {
  FORMAT_TITLES,
  type Contract,
  type ContractTable,
  type Inferences,
  LAKEHOUSE_PROPERTY,
  normalizeNames,
  type Reading,
  type SourceEvidence,
  type SourceFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { contractFrom } from '../contractHead';
import { inferred } from '../inferred';
import type { ImportFinding, ImportOptions, ImportResult } from '../types';
import { csvSettings } from './csvSettings';
import { type Draft, draftTable } from './draftTable';
import { type SuggestedReference, suggestReferences } from './keys';
import { readTables } from './readTables';

/**
 * Makes a contract of files of CSV, JSON and Parquet, one table per file or folder: types, keys and references are inferred from the values,
 * and every inference is said. The same files in another order give the same contract. A file that cannot be used is named, and the others
 * go on.
 */
export async function importFiles(
  files: SourceFile[],
  options: ImportOptions,
): Promise<ImportResult> {
  const findings: ImportFinding[] = [];
  const inferences: Inferences = {};
  const { tables, findings: unusable } = readTables(files);
  findings.push(...unusable);
  if (!tables.length) {
    const message = files.length
      ? 'None of the files can be used, so there is no table.'
      : 'There is no file: give one of CSV, JSON or Parquet per table.';
    return {
      findings: [...findings, { severity: 'error', message }],
      inferences,
    };
  }

  const names = normalizeNames(
    tables.map(({ table }) => table),
    'table',
  );
  names.forEach(({ note, name }) => {
    if (note) findings.push({ severity: 'info', table: name, message: note });
  });
  const readings = readingsByTable(options.tables);
  const drafts = tables.map((table, i) =>
    draftTable(table, names[i].name, readings(names[i].name), {
      findings,
      inferences,
    }),
  );
  const schema = drafts.map(one =>
    contractTable(one, suggestReferences(one, drafts), inferences),
  );
  return {
    findings,
    questions: Object.fromEntries(
      drafts.map(({ name, questions }) => [name, questions]),
    ),
    ...inferred(
      contractOf(schema, drafts, options, findings),
      inferences,
      sampleEvidence(drafts),
    ),
  };
}

function readingsByTable(changes: ImportOptions['tables'] = []) {
  const byTable = new Map(
    changes.map(({ name, readings = [] }) => [
      name,
      new Map(readings.map(({ column, as }) => [column, as])),
    ]),
  );
  return (table: string) => byTable.get(table) ?? new Map<string, Reading>();
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

/** A server has one format; where tables differ, their files say it by their names. */
function contractOf(
  schema: ContractTable[],
  drafts: Draft[],
  options: ImportOptions,
  findings: ImportFinding[],
): Contract {
  const formats = new Set(drafts.map(({ read }) => read.format));
  const format = formats.size === 1 ? [...formats][0] : undefined;
  if (!format && !options.server) {
    findings.push({
      severity: 'error',
      message: `The files are of several formats (${[...formats]
        .map(one => FORMAT_TITLES[one])
        .join(
          ', ',
        )}), and a source of a local folder has one. Make a source of each format, or put the files into a bucket, where their names say it.`,
    });
  }
  const delimiters = [
    ...new Set(drafts.flatMap(({ read }) => read.delimiter ?? [])),
  ];
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
      ...(options.server ?? {
        server: 'files',
        type: 'local',
        path: `data/${name}`,
      }),
      ...(format && { format }),
    }),
    delimiters.length > 0
      ? [
          {
            property: LAKEHOUSE_PROPERTY.csv,
            value: csvSettings(delimiters[0]),
          },
        ]
      : undefined,
  );
}
