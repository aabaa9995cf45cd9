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
}

/** Tables of one contract by name; the first of equally named ones counts. */
export type SourceTables = Map<string, SourceTable>;

/** Prepares the tables of a contract for the rules, leaving out the named ones. */
export function sourceTables(
  contract: Contract,
  leaveOut: ReadonlySet<string> = new Set(),
): SourceTables {
  const tables = new Map<string, ContractTable>();
  for (const table of contract.schema) {
    if (!tables.has(table.name) && !leaveOut.has(table.name)) {
      tables.set(table.name, table);
    }
  }
  const entities = entityNames([...tables.keys()]);
  return new Map(
    [...tables.values()].map(table => [
      table.name,
      sourceTable(contract, table, tables, entities.get(table.name)!),
    ]),
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

/** Singular names, except where one would also be the name of another table. */
function entityNames(tables: string[]): Map<string, string> {
  const users = new Map<string, number>();
  for (const name of tables) {
    for (const word of new Set([name, singular(name)])) {
      users.set(word, (users.get(word) ?? 0) + 1);
    }
  }
  return new Map(
    tables.map(name => {
      const word = singular(name);
      return [name, users.get(word) === 1 ? word : name];
    }),
  );
}

/** A column as the generator needs it. */
export function vaultColumn(of: SourceTable, name: string): VaultColumn {
  const column = of.columns.get(name);
  return {
    name,
    logicalType: column?.logicalType ?? 'string',
    ...(column?.physicalType !== undefined && {
      physicalType: column.physicalType,
    }),
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
