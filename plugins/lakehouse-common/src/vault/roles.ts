import type { FoundKey } from './foundKeys';
import { foreignKeyId, LinkMemory } from './memory';
import { Target } from './resolve';
import { within } from './sets';
import { LinkMember } from './types';

/** The role of a hub that needs no other: its name without `hub_`. */
export function ownRole(hub: string): string {
  return hub.replace(/^hub_/, '');
}

/**
 * What tells a foreign key apart from others to the same table: nothing when its columns are named like the key they point at
 * (`customer_id`, or `customer_id` for `customers.id`), else its columns.
 */
export function distinctColumns({
  table,
  columns,
  toColumns,
}: Target): string[] {
  return columns.filter((column, i) => {
    const key = toColumns[i];
    return column !== key && column !== `${table.entity}_${key}`;
  });
}

export interface RoleOptions {
  /** Roles that other members of the link have already. */
  taken?: string[];
  /** Whether foreign keys of other links of the table lead to a hub as well. */
  isShared?: (hub: string) => boolean;
  /** Roles of the first targets that an earlier run has given. */
  given?: string[];
}

/**
 * Gives every target its role (R5): the hub's own, or the foreign key's columns when they are named differently or several members
 * point at the same hub. Roles of a link are unique.
 */
export function withRoles(
  targets: Target[],
  { taken = [], isShared = () => false, given = [] }: RoleOptions = {},
): LinkMember[] {
  const used = new Set([...taken, ...given]);
  const roleOf = (target: Target) => {
    const others =
      isShared(target.hub) ||
      targets.filter(t => t.hub === target.hub).length > 1;
    const distinct = distinctColumns(target);
    const plain = !distinct.length && !others && !used.has(ownRole(target.hub));
    let role = ownRole(target.hub);
    if (!plain) role = (distinct.length ? distinct : target.columns).join('_');
    if (used.has(role)) role = `${role}_${target.table.entity}`;
    for (let n = 2, base = role; used.has(role); n++) role = `${base}_${n}`;
    used.add(role);
    return role;
  };
  return targets.map((target, i) => ({
    hub: target.hub,
    role: given[i] ?? roleOf(target),
    columns: target.columns,
    nullable: target.nullable,
    ...(target.prejoin && { prejoin: target.prejoin }),
    ...(target.collisionCode !== undefined && {
      collisionCode: target.collisionCode,
    }),
  }));
}

/** Roles of a link's first members that have to stay: none when one of its foreign keys is no longer what it was. */
export function rememberedRoles(
  before: LinkMemory | undefined,
  found: FoundKey[],
): string[] {
  const ids = found.map(({ fk }) => foreignKeyId(fk));
  const same = before?.foreignKeys.every((id, i) => ids[i] === id);
  return before && same ? before.roles : [];
}

/** Short name of a foreign key in the name of its link: `order_id` -> the target's entity, `bill_to_id` -> `bill_to`. */
export function linkWord(target: Target): string {
  const distinct = distinctColumns(target);
  if (!distinct.length) return target.table.entity;
  const word = distinct.join('_').replace(/_(id|key|code|no|nr|fk)$/, '');
  return within([word], [target.table.entity, '']) ? target.table.entity : word;
}
