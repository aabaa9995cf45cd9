import type { Contract } from '../../contract';
import { tableId, type VaultModel } from '../../vault';
import type { HashTerm, StagedKey, StagePlan } from '../dbt/stagePlan';
import type { Staging } from '../dbt/stagePlans';
import type { VaultTable } from '../dbt/vaultTable';
import type { HashSetting } from '../types';
import { LockedKey, LockedTable, NO_LOCK, VaultLock } from './vaultLock';

/** What a run makes of the contracts: of every table that is in the vault. */
export function lockOf(options: {
  contracts: Contract[];
  model: VaultModel;
  staging: Staging;
  vault: VaultTable[];
  hash: HashSetting;
}): VaultLock {
  const { contracts, model, staging, vault, hash } = options;
  // One that cannot be looked up (R13) has a shape all the same, which others build on.
  const refused = new Set(
    model.refused
      .filter(({ rule }) => rule !== 'R13')
      .map(({ source, table }) => tableId(source, table)),
  );
  const tables: Record<string, LockedTable> = {};
  for (const { name: source, schema } of contracts) {
    for (const { name, properties } of schema) {
      const id = tableId(source, name);
      if (refused.has(id)) continue;
      const plan = staging.plan(source, name);
      tables[id] = {
        ...model.memory.tables[id],
        columns: properties.map(column => column.name),
        keys: Object.fromEntries(
          [...plan.keys].map(([key, staged]) => [key, lockedKey(plan, staged)]),
        ),
        hashdiffs: Object.fromEntries(plan.hashdiffs),
        feeds: Object.fromEntries(
          vault
            .filter(({ reads }) => reads[id])
            .map(table => [table.name, table.reads[id]]),
        ),
      };
    }
  }
  return { ...NO_LOCK, hash, hubs: model.memory.hubs, tables };
}

/** A lock with the tables that only an earlier one has. */
export function withEarlier(lock: VaultLock, before: VaultLock): VaultLock {
  return { ...lock, tables: { ...before.tables, ...lock.tables } };
}

function lockedKey(
  plan: StagePlan,
  { key, requires, optional }: StagedKey,
): LockedKey {
  const locked = (terms: HashTerm[]) =>
    terms.map(
      ([column, type]): HashTerm => [
        column === null ? null : originOf(plan, column),
        type,
      ],
    );
  return {
    key: locked(key),
    ...(requires && { requires: requires.map(locked) }),
    ...(optional && { optional: optional.map(locked) }),
  };
}

/** A looked-up column as where it comes from: `parts.id by code = part_code`. */
function originOf({ lookups }: StagePlan, column: string): string {
  for (const { relation, on, select } of lookups) {
    const there = Object.keys(select).find(name => select[name] === column);
    if (there === undefined) continue;
    const how = Object.entries(on).map(([mine, other]) => `${other} = ${mine}`);
    return `${relation.positional[1]}.${there} by ${how.join(', ')}`;
  }
  return column;
}
