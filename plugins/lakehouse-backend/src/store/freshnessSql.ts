import { DUE_SHARE } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Knex } from 'knex';

/**
 * The freshness state of a row at a given time, in SQL: the same rules as `evaluate`, which tests compare it with. Computed at read
 * time, it is never stale and costs the sync nothing.
 */
export function freshnessState(db: Knex, nowMs: number): Knex.Raw {
  return db.raw(
    `case
      when state <> 'present' or promise_ms is null then 'unknown'
      when fresh_at is null and no_later_than is not null and ? - no_later_than > promise_ms then 'late'
      when fresh_at is null then 'unknown'
      when ? - fresh_at > promise_ms then 'late'
      when ? - fresh_at >= promise_ms * ${DUE_SHARE} then 'due'
      else 'fresh'
    end`,
    [nowMs, nowMs, nowMs],
  );
}

/** A number to sort by: the most overdue table first, then the one due next, then those without a verdict. */
export function urgency(db: Knex, nowMs: number): Knex.Raw {
  const dueAt =
    'coalesce(fresh_at, no_later_than, 0) + coalesce(promise_ms, 0)';
  return db.raw(
    `case ?
      when 'late' then 0 when 'due' then 1 when 'unknown' then 2 else 3
    end * 100000000000000 + case when promise_ms is null then 0 else ${dueAt} end`,
    [freshnessState(db, nowMs) as unknown as Knex.RawBinding],
  );
}
