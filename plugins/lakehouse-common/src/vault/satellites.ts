import {
  ContractColumn,
  getCustomProperty,
  LAKEHOUSE_PROPERTY,
} from '../contract';
import { isHashable } from './hashable';
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
}

/** Tags that split a satellite (R7), in the order in which they win. */
const SPLIT_TAGS = ['pii', 'lob', 'hot', 'cold'];

/** Names that often hold personal data or change at their own pace: worth a look, never a decision. */
const SUGGESTIVE =
  /(^|_)(e?mail|phone|fax|birth|birthday|dob|ssn|iban|tax_id|passport|photo|picture|first_name|last_name|street|address)(_|$)/;

/** R7: the columns that are neither key nor foreign key, in one satellite, or in several where the contract splits them. */
export function satellites(
  of: SourceTable,
  parent: Parent,
  notPayload: string[],
  childKeys: string[],
  names: VaultNames,
  report: Report,
): Satellite[] {
  const payload = of.table.properties.filter(
    (c, i, all) =>
      !notPayload.includes(c.name) &&
      all.findIndex(o => o.name === c.name) === i,
  );
  const kept = payload.filter(c => isHashable(c) || asked(c) !== undefined);
  reportLeftOut(of, without(payload, kept), report);
  const groups = new Map<string, ContractColumn[]>();
  for (const column of kept.filter(c => !childKeys.includes(c.name))) {
    const split = splitOf(column);
    groups.set(split, [...(groups.get(split) ?? []), column]);
  }
  if (childKeys.length && !groups.size) groups.set('', []);
  const base =
    parent.kind === 'link' ? renamed(parent.name, 'sat') : `sat_${of.token}`;
  const found = [...groups].map(
    ([split, columns]): Satellite => ({
      name: names.pick(
        [split ? `${base}_${split}` : base],
        `${of.source}.${of.name}.satellite.${split}`,
      ),
      parent: parent.name,
      parentKind: parent.kind,
      source: of.source,
      table: of.name,
      columns: [...childKeys, ...columns.map(c => c.name)].map(c =>
        vaultColumn(of, c),
      ),
      kind: childKeys.length ? 'multi-active' : 'descriptive',
      ...(childKeys.length && { childKeys }),
      ...(parent.key && { parentKey: parent.key }),
    }),
  );
  explain(of, found, report);
  return found;
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
      `values of type ${
        physicalType ?? logicalType
      } have no text to hash, so they are neither in the payload nor in the hashdiff`,
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
    const look = names.filter(name => SUGGESTIVE.test(name));
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
