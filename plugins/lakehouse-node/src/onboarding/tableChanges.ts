import {
  LAKEHOUSE_PROPERTY,
  withCustomProperty,
  withPersonalData,
  type Contract,
  type ContractColumn,
  type ContractTable,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from './answers';

type TableChange = NonNullable<SourceSpec['tables']>[number];

/** The contract after somebody's changes, with every table still in it; `left` are the names of those that stay out. */
export interface ChangedContract {
  contract: Contract;
  left: Set<string>;
  findings: SourceFinding[];
}

/** Applies what somebody changed about the tables that were inferred. A change that does not fit says so and is left out. */
export function applyTableChanges(
  contract: Contract,
  changes: TableChange[] = [],
): ChangedContract {
  const findings: SourceFinding[] = [];
  const byName = new Map(changes.map(change => [change.name, change]));
  const schema = contract.schema.map(table => {
    const change = byName.get(table.name);
    byName.delete(table.name);
    return change ? changeTable(table, change, findings) : table;
  });
  for (const name of byName.keys()) {
    findings.push({
      severity: 'warning',
      field: 'tables',
      message: `There is no table ${name} any more, so your change to it is not used.`,
    });
  }
  const left = new Set(
    changes.filter(change => change.selected === false).map(({ name }) => name),
  );
  return { contract: { ...contract, schema }, left, findings };
}

function changeTable(
  table: ContractTable,
  change: TableChange,
  findings: SourceFinding[],
): ContractTable {
  const known = new Set(table.properties.map(column => column.name));
  const unknown = [
    ...(change.primaryKey ?? []),
    ...(change.businessKey ?? []),
    ...(change.cursor ? [change.cursor] : []),
    ...(change.personalData ?? []),
  ].filter(name => !known.has(name));
  if (unknown.length > 0) {
    findings.push(
      answerError(
        'tables',
        `Table ${table.name} has no column ${unknown[0]}. Choose one of its columns.`,
      ),
    );
    return table;
  }
  const settings: [string, unknown][] = [
    [LAKEHOUSE_PROPERTY.businessKey, change.businessKey],
    [LAKEHOUSE_PROPERTY.loadMode, change.loadMode],
    [
      LAKEHOUSE_PROPERTY.cursor,
      change.loadMode === 'full' ? null : change.cursor,
    ],
  ];
  const marked = change.personalData
    ? withPersonalData(table, change.personalData)
    : table;
  const changed = settings
    .filter(([, value]) => value !== undefined)
    .reduce(
      (result, [property, value]) =>
        withCustomProperty(result, property, value ?? undefined),
      marked,
    );
  return change.primaryKey
    ? { ...changed, properties: withKey(changed, change.primaryKey) }
    : changed;
}

function withKey(table: ContractTable, key: string[]): ContractColumn[] {
  return table.properties.map(column => {
    const { primaryKey, primaryKeyPosition, ...rest } = column;
    const position = key.indexOf(column.name) + 1;
    return position > 0
      ? {
          ...rest,
          primaryKey: true,
          primaryKeyPosition: position,
          required: true,
        }
      : rest;
  });
}

type WithRelationships = { relationships?: { to: string | string[] }[] };

/** A copy without the references that `keep` refuses; the list itself goes with its last reference. */
function filterRelationships<T extends WithRelationships>(
  of: T,
  keep: (target: string) => boolean,
): T {
  if (!of.relationships) {
    return of;
  }
  const { relationships, ...rest } = of;
  const kept = relationships.filter(({ to }) =>
    keep([to].flat()[0]?.split('.')[0] ?? ''),
  );
  return (kept.length > 0 ? { ...rest, relationships: kept } : rest) as T;
}

/** The contract without the tables that stay out, and without references to them and promises about them. */
export function withoutTables(
  contract: Contract,
  left: Set<string>,
): { contract: Contract; findings: SourceFinding[] } {
  const findings: SourceFinding[] = [];
  const staysIn = (table: string) => (target: string) => {
    if (!left.has(target)) {
      return true;
    }
    findings.push({
      severity: 'info',
      field: 'tables',
      message: `${table} refers to ${target}, which stays out, so the reference is left out too.`,
    });
    return false;
  };
  const schema = contract.schema
    .filter(table => !left.has(table.name))
    .map(table => ({
      ...filterRelationships(table, staysIn(table.name)),
      properties: table.properties.map(column =>
        filterRelationships(column, staysIn(table.name)),
      ),
    }));
  return { contract: withoutPromises({ ...contract, schema }, left), findings };
}

/** A promise about a table goes with the table. */
function withoutPromises(contract: Contract, left: Set<string>): Contract {
  const { slaProperties, ...rest } = contract;
  const kept = slaProperties?.filter(
    ({ element }) => !left.has(element?.split('.')[0] ?? ''),
  );
  if (kept?.length === slaProperties?.length) return contract;
  return (kept?.length ? { ...rest, slaProperties: kept } : rest) as Contract;
}
