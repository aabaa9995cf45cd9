import {
  contractOwner,
  type Contract,
  type ContractColumn,
  type ContractTable,
} from '../../../contract';
import { personalColumns } from '../../../inference';
import { modelsOf } from '../../marts/published';
import type { PrinterInput } from '../../printers';
import type { PublishedMart } from '../../types';
import { snowflakeType, type SnowflakeType } from './columnType';
import { readCall } from './readCall';
import { traceMart, type Origin } from './traceMart';

/** Classifications of a contract whose columns are masked, whether or not they are personal data. */
const MASKED = ['restricted', 'confidential', 'secret'];

/** A column of a mart whose origin is known and has something to say. */
export interface ClassifiedColumn {
  name: string;
  /** `<contract>.<table>.<column>` of every column that it comes from. */
  origins: string[];
  isPersonal: boolean;
  classification?: string;
  /** Set when it is masked. */
  type?: SnowflakeType;
}

/** What is known of a mart that is published. */
export interface MartDescription {
  name: string;
  /** Contract that it belongs to; marts that all sources share belong to none. */
  contract?: string;
  owner?: string;
  description?: string;
  columns: ClassifiedColumn[];
  /** Columns of which nobody has said where they come from. */
  untraced: string[];
  /** Nothing is known of its columns, not even their names. */
  isUnknown: boolean;
}

const DECLARED_NONE = 'none';

/**
 * Where the columns of a mart come from and what the contracts say about them. A mart that still is the macro call it began as tells it
 * itself; of SQL of people nothing is guessed, so people say it in the settings.
 *
 * @param declared - what the settings say about its columns
 */
export function describeMart(
  mart: PublishedMart,
  input: Pick<PrinterInput, 'contracts' | 'model' | 'files'>,
  declared: ReadonlyMap<string, string> = new Map(),
): MartDescription {
  const { contracts, model, files } = input;
  const traced = traceMart(readCall(sqlOf(mart, files)), model);
  const names = new Set([
    ...(traced?.keys() ?? []),
    ...documentedColumns(mart, files),
    ...declared.keys(),
  ]);
  const columns: ClassifiedColumn[] = [];
  const untraced: string[] = [];
  for (const name of names) {
    const origins =
      originsOf(declared.get(name)) ?? (traced && (traced.get(name) ?? []));
    const found = origins?.map(origin => find(origin, contracts));
    if (!found || found.includes(undefined)) untraced.push(name);
    else columns.push(classify(name, origins!, found as Found[]));
  }
  const contract = contracts.find(({ name }) => name === mart.source);
  return {
    name: mart.name,
    description: mart.description,
    contract: contract?.name,
    owner: contract && contractOwner(contract),
    columns: columns.filter(
      ({ isPersonal, classification }) => isPersonal || classification,
    ),
    untraced,
    isUnknown: !traced && names.size === 0,
  };
}

interface Found {
  table: ContractTable;
  column: ContractColumn;
}

function find(origin: Origin, contracts: Contract[]): Found | undefined {
  const table = contracts
    .find(({ name }) => name === origin.source)
    ?.schema.find(({ name }) => name === origin.table);
  const column = table?.properties.find(({ name }) => name === origin.column);
  return table && column && { table, column };
}

function classify(
  name: string,
  origins: Origin[],
  found: Found[],
): ClassifiedColumn {
  const isPersonal = found.some(({ table, column }) =>
    personalColumns(table).includes(column.name),
  );
  const classes = found.flatMap(({ column }) => column.classification ?? []);
  const isMasked =
    isPersonal || classes.some(one => MASKED.includes(one.toLowerCase()));
  const [first, ...others] = found.map(({ column }) => snowflakeType(column));
  const isOneType = others.every(({ token }) => token === first.token);
  return {
    name,
    origins: origins.map(({ source, table, column }) =>
      [source, table, column].join('.'),
    ),
    isPersonal,
    classification: [...new Set(classes)].sort().join(', ') || undefined,
    // What several tables bring as numbers and as texts is text in the hub.
    ...(isMasked && { type: isOneType ? first : snowflakeType({ name }) }),
  };
}

function originsOf(declared: string | undefined): Origin[] | undefined {
  if (declared === undefined) return undefined;
  if (declared === DECLARED_NONE) return [];
  const [source, table, column] = declared.split('.');
  return [{ source, table, column }];
}

function sqlOf({ name }: PublishedMart, files: ReadonlyMap<string, string>) {
  const path = [...files.keys()].find(
    file =>
      file.startsWith('dbt/models/marts/') && file.endsWith(`/${name}.sql`),
  );
  return path === undefined ? '' : files.get(path)!;
}

function documentedColumns(
  { name }: PublishedMart,
  files: ReadonlyMap<string, string>,
): string[] {
  return [...files]
    .filter(([path]) => /^dbt\/models\/marts\/.+\.ya?ml$/.test(path))
    .flatMap(([, text]) => modelsOf(text))
    .filter(model => model?.name === name)
    .flatMap(({ columns }) => (Array.isArray(columns) ? columns : []))
    .flatMap((column: { name?: unknown } | null) =>
      typeof column?.name === 'string' ? column.name : [],
    );
}
