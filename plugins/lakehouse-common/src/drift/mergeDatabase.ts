import type { Drift } from '../api';
import type { Contract, ContractTable } from '../contract';
import { accepted } from './accepted';
import { compareTable } from './compareTable';
import type { SourceFiles } from './fileTable';
import { inNamesOf, namesOf, ownNames, type Names } from './references';
import { schemaPolicy } from './schemaPolicy';
import { freeName, sourceName } from './sourceNames';
import { missingDrift, type Loaded } from './words';

/** What the source says about one table of the merged contract. */
export interface TableInDatabase {
  inDatabase: 'new' | 'known' | 'missing';
  drift: Drift[];
  /** Whether the proposed drift is in the merged contract; absent where nothing is proposed. */
  acceptDrift?: boolean;
  /** Name that the importer gave it; absent when the database does not have it. */
  imported?: string;
}

/** A contract with what its source says now. */
export interface DatabaseMerge {
  contract: Contract;
  /** By the name in the merged contract. */
  tables: Map<string, TableInDatabase>;
}

/**
 * Merges what a database, or a folder of files, says now into the contract that was once made of it. New tables come last, with what was inferred about them; new
 * columns and wider types of known tables come in where they are accepted. Everything else is only reported, and whatever people have
 * written stays. A contract that the source agrees with is returned as it is.
 *
 * @param now - the contract that an import of the source gives
 * @param choices - by table, whether its drift is taken in; by default it is, unless `lakehouse.schemaPolicy` is `ignore`
 * @param files - for a source of files
 */
export function mergeDatabase(
  contract: Contract,
  now: Contract,
  choices: ReadonlyMap<string, boolean> = new Map(),
  files?: SourceFiles,
): DatabaseMerge {
  const found = new Map(now.schema.map(table => [sourceName(table), table]));
  const tables = new Map<string, TableInDatabase>();
  const names = new Map<string, ReturnType<typeof ownNames>>();
  const known = contract.schema.map(table => {
    const match = found.get(sourceName(table));
    found.delete(sourceName(table));
    const loaded: Loaded = {
      table,
      policy: schemaPolicy(contract, table),
      place: files ? 'files' : 'database',
      files: files?.get(sourceName(table)),
    };
    const { merged, status } = mergeTable(loaded, match, choices);
    tables.set(table.name, status);
    if (match) names.set(match.name, namesOf(match, merged));
    return { table, merged };
  });
  const taken = new Set(contract.schema.map(({ name }) => name));
  const added = [...found.values()].map(table => {
    const name = freeName(sourceName(table), 'table', taken);
    taken.add(name);
    tables.set(name, { inDatabase: 'new', drift: [], imported: table.name });
    names.set(table.name, ownNames(table, name));
    return table;
  });
  const schema = [
    ...known.map(({ table, merged }) => withReferences(table, merged, names)),
    ...added.map(table => newTable(table, names)),
  ];
  const isSame =
    added.length === 0 && schema.every((one, i) => one === contract.schema[i]);
  return { contract: isSame ? contract : { ...contract, schema }, tables };
}

/** Views are not read, so nothing is known about a table that is one. */
function isView({ physicalType }: ContractTable): boolean {
  return /view/i.test(physicalType ?? '');
}

function mergeTable(
  loaded: Loaded,
  match: ContractTable | undefined,
  choices: ReadonlyMap<string, boolean>,
): { merged: ContractTable; status: TableInDatabase } {
  const { table, policy, files } = loaded;
  if (!match || (files && !files.format)) {
    // Files that are there and cannot be compared say nothing.
    const status: TableInDatabase =
      isView(table) || files
        ? { inDatabase: 'known', drift: [] }
        : { inDatabase: 'missing', drift: [missingDrift(loaded)] };
    return { merged: table, status };
  }
  const comparison = compareTable(loaded, match);
  const { drift } = comparison;
  const status = { inDatabase: 'known' as const, drift, imported: match.name };
  if (!drift.some(({ proposed }) => proposed)) return { merged: table, status };
  const acceptDrift = choices.get(table.name) ?? policy !== 'ignore';
  return {
    merged: acceptDrift ? accepted(table, comparison) : table,
    status: { ...status, acceptDrift },
  };
}

/** Columns that came in refer to tables by the names of the contract. */
function withReferences(
  table: ContractTable,
  merged: ContractTable,
  names: Names,
): ContractTable {
  if (table === merged) return table;
  const before = table.properties.length;
  return {
    ...merged,
    properties: merged.properties.map((column, i) =>
      i < before ? column : inNamesOf(column, names),
    ),
  };
}

function newTable(now: ContractTable, names: Names): ContractTable {
  const { table: name } = names.get(now.name)!;
  const { name: _, physicalName: __, ...rest } = inNamesOf(now, names);
  const original = sourceName(now);
  return {
    name,
    ...(original !== name && { physicalName: original }),
    ...rest,
    properties: now.properties.map(column => inNamesOf(column, names)),
  };
}
