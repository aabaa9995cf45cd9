import {
  ContractColumn,
  getCustomProperty,
  LAKEHOUSE_PROPERTY,
} from '../contract';
import { personalKindByName } from '../inference/personalNames';
import { isHashable } from './hashable';
import { inRememberedOrder, SatelliteMemory } from './memory';
import { renamed, VaultNames } from './names';
import { Report } from './report';
import { without } from './sets';
import { SourceTable, vaultColumn } from './table';
import { Satellite } from './types';

/** What a table's payload describes. */
export interface Parent {
  name: string;
  kind: 'hub' | 'link';
  key?: Satellite['parentKey'];
  link?: Satellite['parentLink'];
}

/** Columns by the split that they go to, each in the order in which it is hashed. */
export interface Payload {
  groups: Map<string, string[]>;
  childKeys: string[];
}

/** Satellites of a table, and what of them a later run has to keep. */
export interface TableSatellites {
  satellites: Satellite[];
  memory: SatelliteMemory[];
}

/** Tags that split a satellite (R7), in the order in which they win. */
const SPLIT_TAGS = ['pii', 'lob', 'hot', 'cold'];

/** R7: a satellite for every split of a table's payload. */
export function satellites(
  of: SourceTable,
  parent: Parent,
  payload: Payload,
  names: VaultNames,
  report: Report,
): TableSatellites {
  const { groups, childKeys } = payload;
  const base =
    parent.kind === 'link' && !parent.link
      ? renamed(parent.name, 'sat')
      : `sat_${of.token}`;
  const memory = [...groups].map(([split, columns]): SatelliteMemory => {
    const name = names.pick(
      [split ? `${base}_${split}` : base],
      satelliteIdentity(of, split),
    );
    return { name, split, columns: [...childKeys, ...columns] };
  });
  const found = memory.map(
    ({ name, columns }): Satellite => ({
      name,
      parent: parent.name,
      parentKind: parent.kind,
      source: of.source,
      table: of.name,
      columns: columns.map(column => vaultColumn(of, column)),
      kind: childKeys.length ? 'multi-active' : 'descriptive',
      ...(childKeys.length && { childKeys }),
      ...(parent.key && { parentKey: parent.key }),
      ...(parent.link && { parentLink: parent.link }),
    }),
  );
  explain(of, found, report);
  return { satellites: found, memory };
}

/** Tells the satellites of one table apart, whatever they are called. */
export function satelliteIdentity(
  of: Pick<SourceTable, 'source' | 'name'>,
  split: string,
): string {
  return `${of.source}.${of.name}.satellite.${split}`;
}

/**
 * R7: the columns that are neither key nor foreign key, together, or apart where the contract splits them. A column that a satellite holds
 * stays in it when it becomes a foreign key later, and new columns come last, so that no hash of a row changes.
 */
export function splitPayload(
  of: SourceTable,
  notPayload: string[],
  childKeys: string[],
  report: Report,
): Payload {
  const held = (of.before?.satellites ?? []).flatMap(({ columns }) => columns);
  const payload = of.table.properties.filter(
    (c, i, all) =>
      (held.includes(c.name) || !notPayload.includes(c.name)) &&
      !childKeys.includes(c.name) &&
      all.findIndex(o => o.name === c.name) === i,
  );
  const { changeColumns } = of.settings;
  const isChange = ({ name }: ContractColumn) =>
    changeColumns.includes(name) && !held.includes(name);
  const kept = payload.filter(
    c => asked(c) !== undefined || (isHashable(c) && !isChange(c)),
  );
  reportLeftOut(of, without(payload, kept), report);
  const groups = new Map<string, string[]>();
  for (const column of kept) {
    const split = splitOf(column);
    groups.set(split, [...(groups.get(split) ?? []), column.name]);
  }
  for (const [split, columns] of groups) {
    const before = of.before?.satellites.find(s => s.split === split);
    groups.set(
      split,
      inRememberedOrder(columns, before?.columns, c => c),
    );
  }
  const hadRest = of.before?.satellites.some(s => s.split === '');
  if (childKeys.length && !groups.has('') && (hadRest || !groups.size)) {
    groups.set('', []);
  }
  return { groups, childKeys };
}

/** The suffix of the satellite that the contract puts a column into. */
function asked(column: ContractColumn): string | undefined {
  return getCustomProperty<string>(column, LAKEHOUSE_PROPERTY.satellite);
}

function splitOf(column: ContractColumn): string {
  const tags = (column.tags ?? []).map(tag => tag.toLowerCase());
  return asked(column) ?? SPLIT_TAGS.find(tag => tags.includes(tag)) ?? '';
}

function reportLeftOut(
  of: SourceTable,
  columns: ContractColumn[],
  report: Report,
): void {
  for (const { name, physicalType, logicalType } of columns) {
    report.add(
      'R7',
      of,
      `${name} stays in raw`,
      of.settings.changeColumns.includes(name)
        ? 'it tells the changes of a row apart, so with it every change would be a version'
        : `values of type ${
            physicalType ?? logicalType
          } are large or have no text of their own to compare, so they are neither in the payload nor in the hashdiff`,
      [`${LAKEHOUSE_PROPERTY.satellite}: lob at ${name}`],
    );
  }
}

function explain(of: SourceTable, found: Satellite[], report: Report): void {
  if (!found.length) {
    report.add(
      'R8',
      of,
      'no descriptive satellite',
      'the table has only keys and foreign keys',
    );
  }
  for (const satellite of found) {
    const names = satellite.columns.map(c => c.name);
    // Worth a look, never a decision: a name alone is not enough to split by.
    const look = satellite.columns
      .filter(({ name, logicalType }) => personalKindByName(name, logicalType))
      .map(({ name }) => name);
    report.add(
      'R7',
      of,
      `${satellite.name} holds ${names.length} ${
        names.length === 1 ? 'column' : 'columns'
      }`,
      'they are neither key nor foreign key',
      look.length && found.length === 1
        ? [
            `tag pii at ${look.join(
              ', ',
            )} puts them into a satellite of their own`,
          ]
        : [],
    );
  }
}
