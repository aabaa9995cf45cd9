import { ForeignKey, LinkGrain, TableSettings } from '../contract';
import { Shape } from './shape';

/**
 * What earlier runs have decided and the tables in the lakehouse now hold. A later run keeps to it, so that nothing that is added to a
 * contract changes a key, a hash or a name that exists. What the contract says itself goes before it.
 */
export interface VaultMemory {
  /** Columns of a hub that hold its business key, by hub. */
  hubs: Record<string, string[]>;
  /** By `<source>.<table>`. Tables that no contract has any more stay: theirs may come back. */
  tables: Record<string, TableMemory>;
}

export interface TableMemory {
  /** What a row is called in vault names. */
  entity: string;
  shape: Shape['is'];
  /** What the contract said about the shape; while it says the same, the shape stays. */
  said: string;
  /** While it is the same, what it has led to stays. */
  primaryKey: string[];
  /** Business key of a hub or reference table, dependent keys of a link, child keys of a multi-active satellite. */
  key: string[];
  /** Foreign keys that the shape is made of: members of a link, the parent of a satellite; see {@link foreignKeyId}. */
  foreignKeys: string[];
  /** How its foreign keys were put into links. */
  grain: LinkGrain;
  links: LinkMemory[];
  satellites: SatelliteMemory[];
  /** Status satellite of a hub that had no other satellite when it was first made. */
  status?: string;
}

export interface LinkMemory {
  name: string;
  /** In the order in which the link's key is hashed. */
  foreignKeys: string[];
  /** Of its members, in their order. */
  roles: string[];
}

export interface SatelliteMemory {
  name: string;
  /** Suffix of the split that it holds; empty for the rest. */
  split: string;
  /** In the order in which they are hashed. */
  columns: string[];
}

export const NO_MEMORY: VaultMemory = { hubs: {}, tables: {} };

/** Tells the foreign keys of one table apart: `order_id, line_no -> lines.order_id, no`. */
export function foreignKeyId({ toColumns, ...fk }: ForeignKey): string {
  return `${foreignKeyText(fk)}.${toColumns.join(', ')}`;
}

/** `order_id, line_no -> lines` */
export function foreignKeyText({
  columns,
  toTable,
}: Pick<ForeignKey, 'columns' | 'toTable'>): string {
  return `${columns.join(', ')} -> ${toTable}`;
}

/** The settings that decide what a table becomes, as one text. */
export function saidOf({ kind, multiActiveKey }: TableSettings): string {
  return [kind, multiActiveKey?.join(', ')].filter(Boolean).join(' by ');
}

export function tableId(source: string, table: string): string {
  return `${source}.${table}`;
}

/** Items in a remembered order, new ones behind them in their own. */
export function inRememberedOrder<T>(
  items: T[],
  remembered: string[] | undefined,
  idOf: (item: T) => string,
): T[] {
  if (!remembered) return items;
  const place = (item: T) => {
    const at = remembered.indexOf(idOf(item));
    return at < 0 ? remembered.length : at;
  };
  return items
    .map((item, index) => ({ item, index, at: place(item) }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ item }) => item);
}
