import type { Knex } from 'knex';

/**
 * The freshness state of a row at a given time, in SQL: the same rules as `evaluate`, which tests compare it with. Computed at read
 * time from times that are stored, it is never stale and costs the sync nothing.
 */
export function freshnessState(db: Knex, nowMs: number): Knex.Raw {
  return db.raw(
    `case
      when due_at < ? then 'late'
      when soon_at is null then 'unknown'
      when soon_at <= ? then 'due'
      else 'fresh'
    end`,
    [nowMs, nowMs],
  );
}
