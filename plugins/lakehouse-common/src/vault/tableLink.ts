import { FoundKey, findKeys } from './foundKeys';
import {
  foreignKeyId,
  foreignKeyText,
  inRememberedOrder,
  LinkMemory,
  tableId,
} from './memory';
import { VaultNames } from './names';
import { Report } from './report';
import { resolve, Resolver } from './resolve';
import { rememberedRoles, withRoles } from './roles';
import { within, without } from './sets';
import { Shape } from './shape';
import { SourceTable, vaultColumn } from './table';
import { Link, VaultColumn } from './types';

/** Columns that make a row of a table without key unique: what it says, which load brought it, and its place in that load. */
const EVENT_KEY: VaultColumn[] = [
  { name: '_row_hash', logicalType: 'string', hashType: 'string' },
  { name: '_load_id', logicalType: 'string', hashType: 'string' },
  { name: '_row_number', logicalType: 'integer', hashType: 'integer' },
];

/** A link of a table, and what of it a later run has to keep. */
export interface TableLink {
  link: Link;
  memory: LinkMemory;
}

/**
 * R2, R3 and R10: one link for the table itself, with all its foreign keys. First come those that its primary key is made of. A link
 * that exists takes no further member, because its key would change; an event may, because it is known by its own key.
 */
export function tableLink(
  of: SourceTable,
  shape: Extract<Shape, { is: 'link' | 'event' }>,
  resolver: Resolver,
  names: VaultNames,
  report: Report,
): TableLink {
  const isEvent = shape.is === 'event';
  const asked = shape.is === 'link' ? shape.members : [];
  const all = [...asked, ...of.foreignKeys.filter(fk => !asked.includes(fk))];
  const before =
    of.before && ['link', 'event'].includes(of.before.shape)
      ? of.before.links[0]
      : undefined;
  /** Foreign keys that came later than the link and lead somewhere. */
  const later = all.filter(
    fk =>
      !isEvent &&
      before &&
      !before.foreignKeys.includes(foreignKeyId(fk)) &&
      resolve(of, fk, resolver).length,
  );
  const isIdentifying = ({ fk }: FoundKey) =>
    !isEvent && within(fk.columns, of.key);
  const found = inRememberedOrder(
    findKeys(of, without(all, later), resolver, report),
    before?.foreignKeys,
    ({ fk }) => foreignKeyId(fk),
  );
  const first = found.filter(isIdentifying);
  const members = [...first, ...without(found, first)];
  const hubs = withRoles(
    members.flatMap(({ targets }) => targets),
    { given: rememberedRoles(before, members) },
  );
  const identifying = first.flatMap(({ targets }) => targets).length;
  const own = without(of.key, isEvent ? [] : columnsOf(first));
  const ownKey = isEvent && !own.length ? EVENT_KEY : named(of, own);
  const link: Link = {
    name: names.pick([`lnk_${of.token}`], tableId(of.source, of.name)),
    source: of.source,
    table: of.name,
    hubs,
    dependentKeys: ownKey,
    drivingHub: null,
    kind: isEvent ? 'event' : 'many-to-many',
    identifying,
    required: 0,
    hashedWith: named(of, lookedUp(of, first)),
    columns: [],
  };
  for (const fk of later) {
    report.add(
      'R2',
      of,
      `${foreignKeyText(fk)} stays a plain column`,
      `${link.name} exists, and a further member would change its key`,
      [`lakehouse generate --accept-rehash ${of.source}.${of.name}`],
    );
  }
  return {
    link,
    memory: {
      name: link.name,
      foreignKeys: members.map(({ fk }) => foreignKeyId(fk)),
      roles: hubs.map(({ role }) => role),
    },
  };
}

function named(of: SourceTable, columns: string[]): VaultColumn[] {
  return columns.map(column => vaultColumn(of, column));
}

/** Columns that hold the business keys of members. A foreign key may have more of them: those stay columns of the table's own. */
function columnsOf(found: FoundKey[]): string[] {
  return found.flatMap(({ targets }) => targets.flatMap(t => t.columns));
}

/** Columns of the primary key that stand in for a business key which is looked up. */
function lookedUp(of: SourceTable, first: FoundKey[]): string[] {
  const columns = columnsOf(
    first.filter(({ targets }) => targets.some(target => target.prejoin)),
  );
  return of.key.filter(column => columns.includes(column));
}
