import {
  Contract,
  ContractColumn,
  ContractTable,
  ForeignKey,
  foreignKeys,
  getCustomProperty,
  LAKEHOUSE_PROPERTY,
  primaryKey,
  TableSettings,
  tableSettings,
} from '../contract';
import { shortenName, singular } from '../names';
import { hashType } from './hashType';
import { NO_MEMORY, tableId, TableMemory, VaultMemory } from './memory';
import { sameSet } from './sets';
import { VaultColumn } from './types';

/** A table of a contract with everything the rules ask for. */
export interface SourceTable {
  source: string;
  name: string;
  table: ContractTable;
  settings: TableSettings;
  columns: Map<string, ContractColumn>;
  /** The primary key, or the declared business key of a table without one. */
  key: string[];
  /** Foreign keys whose tables and columns exist. */
  foreignKeys: ForeignKey[];
  /** Foreign keys that point at something this contract does not have. */
  dangling: ForeignKey[];
  /** What a row is, in the singular; different for every table of a contract. */
  entity: string;
  /** `entity` as it stands in the names of vault tables: with the prefix of the contract, or the source of a shared concept. */
  token: string;
  /** Name of the hub this table would have. */
  hubName: string;
  /** What an earlier run has made of the table; absent when its primary key was another then. */
  before?: TableMemory;
}

/** Tables of one contract by name; the first of equally named ones counts. */
export type SourceTables = Map<string, SourceTable>;

/** Prepares the tables of a contract for the rules, leaving out the named ones. */
export function sourceTables(
  contract: Contract,
  leaveOut: ReadonlySet<string> = new Set(),
  memory: VaultMemory = NO_MEMORY,
): SourceTables {
  const tables = new Map<string, ContractTable>();
  for (const table of contract.schema) {
    if (!tables.has(table.name) && !leaveOut.has(table.name)) {
      tables.set(table.name, table);
    }
  }
  const before = (name: string) =>
    memory.tables[tableId(contract.name, name)] as TableMemory | undefined;
  const entities = entityNames(
    [...tables.keys()],
    name => before(name)?.entity,
  );
  return new Map(
    [...tables.values()].map(table => {
      const of = sourceTable(
        contract,
        table,
        tables,
        entities.get(table.name)!,
      );
      const known = before(table.name);
      const same = known && sameSet(known.primaryKey, of.key);
      return [table.name, same ? { ...of, before: known } : of];
    }),
  );
}

function sourceTable(
  contract: Contract,
  table: ContractTable,
  tables: Map<string, ContractTable>,
  entity: string,
): SourceTable {
  const settings = tableSettings(table);
  const columns = new Map(table.properties.map(c => [c.name, c]));
  const declared = (settings.businessKey ?? []).filter(c => columns.has(c));
  const key = primaryKey(table);
  const exists = ({ columns: from, toTable, toColumns }: ForeignKey) => {
    const target = tables.get(toTable)?.properties.map(c => c.name);
    return (
      from.every(c => columns.has(c)) &&
      toColumns.every(c => target?.includes(c))
    );
  };
  const all = foreignKeys(table);
  return {
    source: contract.name,
    name: table.name,
    table,
    settings,
    columns,
    key: key.length ? key : declared,
    foreignKeys: all.filter(fk => exists(fk) && !pointsAtItself(table, fk)),
    dangling: all.filter(fk => !exists(fk)),
    entity,
    ...vaultNames(contract, settings, entity),
  };
}

/** A column that refers to itself says nothing. */
function pointsAtItself(table: ContractTable, fk: ForeignKey): boolean {
  return (
    fk.toTable === table.name &&
    fk.columns.every((c, i) => c === fk.toColumns[i])
  );
}

function vaultNames(
  contract: Contract,
  { businessConcept: concept }: TableSettings,
  entity: string,
): { token: string; hubName: string } {
  if (concept) {
    const own = concept === entity ? '' : `_${entity}`;
    return {
      token: `${concept}_${contract.name}${own}`,
      hubName: shortenName(`hub_${concept}`),
    };
  }
  const prefix = getCustomProperty<string>(
    contract,
    LAKEHOUSE_PROPERTY.vaultPrefix,
  );
  const token = prefix ? `${prefix}_${entity}` : entity;
  return { token, hubName: shortenName(`hub_${token}`) };
}

/**
 * Singular names, except where one would also be the name of another table. A name that was given once stays with its table, and a later
 * table that would have it gets a number.
 */
function entityNames(
  tables: string[],
  given: (table: string) => string | undefined,
): Map<string, string> {
  const users = new Map<string, number>();
  for (const name of tables) {
    for (const word of new Set([name, singular(name)])) {
      users.set(word, (users.get(word) ?? 0) + 1);
    }
  }
  const kept = tables.flatMap(name => given(name) ?? []);
  const free = (word: string) => {
    let entity = word;
    const isTaken = () =>
      kept.includes(entity) || (entity !== word && users.has(entity));
    for (let n = 2; isTaken(); n++) entity = `${word}_${n}`;
    return entity;
  };
  return new Map(
    tables.map(name => {
      const word = singular(name);
      return [name, given(name) ?? free(users.get(word) === 1 ? word : name)];
    }),
  );
}

/** A column as the generator needs it. */
export function vaultColumn(of: SourceTable, name: string): VaultColumn {
  const column = of.columns.get(name);
  return {
    name,
    logicalType: column?.logicalType ?? 'string',
    hashType: hashType(column ?? {}),
  };
}

/** Whether another table of the contract refers to this one. */
export function isReferenced(
  { name }: SourceTable,
  tables: SourceTables,
): boolean {
  return [...tables.values()].some(
    other =>
      other.name !== name && other.foreignKeys.some(fk => fk.toTable === name),
  );
}
