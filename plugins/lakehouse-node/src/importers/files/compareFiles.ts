import {
  csvOptions,
  rawType,
  sourceName,
  tableOfFile,
  withTypeOf,
  type Contract,
  type ContractColumn,
  type ContractTable,
  type FilesOfTable,
  type SourceFile,
  type SourceFiles,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../types';
import { decimalDigits, decimalSize, fitsType, plainNumber } from './fitsType';
import { incomparable } from './readsOtherwise';
import { readTables } from './readTables';
import type { FileColumn, FileTable } from './types';

/** Samples beside the contract of their source. */
export interface ComparedFiles {
  /** The contract of the samples, where columns whose values fit the declared type have that type. */
  contract: Contract;
  files: SourceFiles;
  /** What was read, by the table's name in the source. */
  tables: ReadonlyMap<string, FileTable>;
  findings: ImportFinding[];
}

const EMPTY: FilesOfTable = { misfits: new Map(), isPartial: false };
const MAX_DIGITS = 38;

/**
 * Holds samples against the contract of their source, so that only contradictions are left: another sample of CSV or JSON gives another
 * guess, but a value that the declared type takes says nothing against it. Parquet declares its types, and the newest file counts.
 *
 * @param now - the contract that an import of the samples gives
 */
export function compareFiles(
  known: Contract,
  now: Contract | undefined,
  samples: SourceFile[],
): ComparedFiles {
  const read = new Map(
    readTables(samples).tables.map(table => [table.table, table]),
  );
  const cut = new Set(
    samples.filter(one => one.truncated).map(({ name }) => tableOfFile(name)),
  );
  const there = new Set(samples.map(({ name }) => tableOfFile(name)));
  const files = new Map<string, FilesOfTable>();
  const findings: ImportFinding[] = [];
  const changed = new Map<string, ContractTable>();
  for (const table of known.schema) {
    const name = sourceName(table);
    const sample = read.get(name);
    const imported = now?.schema.find(one => sourceName(one) === name);
    const problem = sample && incomparable(known, sample);
    if (problem) findings.push({ ...problem, table: table.name });
    if (!sample || !imported || problem) {
      if (there.has(name)) files.set(name, EMPTY);
      continue;
    }
    const { columns, misfits } = columnsNow(known, table, imported, sample);
    changed.set(imported.name, { ...imported, properties: columns });
    files.set(name, {
      format: sample.format,
      misfits,
      isPartial: sample.format === 'json' && cut.has(name),
    });
  }
  const schema = (now?.schema ?? []).map(one => changed.get(one.name) ?? one);
  const contract = { ...(now ?? known), schema };
  return { contract, files, tables: read, findings };
}

function columnsNow(
  known: Contract,
  table: ContractTable,
  imported: ContractTable,
  sample: FileTable,
) {
  const declared = new Map(table.properties.map(one => [sourceName(one), one]));
  const read = new Map(sample.columns.map(one => [one.name, one]));
  const misfits = new Map<string, string>();
  const { nullText } = csvOptions(known);
  const columns = imported.properties.map(column => {
    const name = sourceName(column);
    const was = declared.get(name);
    const values = read.get(name);
    if (!was || !values) return column;
    if (sample.format === 'parquet') return asInNewest(column, values);
    const fits = fitsType(was);
    const isNull = (value: string) =>
      value === '' || (sample.format === 'csv' && value === nullText);
    const misfit = values.values.find(one => !isNull(one) && !fits(one));
    if (misfit === undefined) return withTypeOf(column, was);
    misfits.set(name, misfit);
    return wider(
      column,
      was,
      values.values.filter(one => !isNull(one)),
    );
  });
  return { columns, misfits };
}

/** Ingestion takes the type of the last file. */
function asInNewest(
  column: ContractColumn,
  { lastType }: FileColumn,
): ContractColumn {
  return lastType
    ? {
        ...column,
        logicalType: lastType.logicalType,
        physicalType: lastType.physicalType,
      }
    : column;
}

/** A decimal with room for larger numbers, where these are all that does not fit; otherwise what was inferred. */
function wider(
  column: ContractColumn,
  was: ContractColumn,
  values: string[],
): ContractColumn {
  const type = rawType(was);
  if (!type.startsWith('decimal')) return column;
  const { scale } = decimalSize(type);
  const plain = plainNumber(was);
  const digits = values.map(value => decimalDigits(plain(value)));
  if (!digits.every(one => one && one.scale <= scale)) return column;
  const whole = digits.reduce((most, one) => Math.max(most, one!.whole), 0);
  return whole + scale > MAX_DIGITS
    ? column
    : {
        ...column,
        logicalType: 'number',
        physicalType: `numeric(${whole + scale},${scale})`,
      };
}
