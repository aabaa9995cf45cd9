import type { Knex } from 'knex';
import { toNumber } from './database';

export type CatalogOutcome = 'complete' | 'partial' | 'failed' | 'waiting';

/** The last run of a catalog. Times are milliseconds. */
export interface CatalogRun {
  outcome: CatalogOutcome;
  reason: string | null;
  lastRunAt: number;
  lastSuccessAt: number | null;
  listed: number;
}

/** Remembers the last run per catalog. */
export class CatalogStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async all(): Promise<Map<string, CatalogRun>> {
    const rows = await this.#db('lakehouse_catalogs').select();
    return new Map(
      rows.map(row => [
        row.id as string,
        {
          outcome: row.outcome,
          reason: row.reason,
          lastRunAt: toNumber(row.last_run_at) as number,
          lastSuccessAt: toNumber(row.last_success_at),
          listed: row.listed,
        },
      ]),
    );
  }

  async get(id: string): Promise<CatalogRun | undefined> {
    return (await this.all()).get(id);
  }

  async save(id: string, run: CatalogRun): Promise<void> {
    await this.#db('lakehouse_catalogs')
      .insert({
        id,
        outcome: run.outcome,
        reason: run.reason,
        last_run_at: run.lastRunAt,
        last_success_at: run.lastSuccessAt,
        listed: run.listed,
      })
      .onConflict('id')
      .merge();
  }
}
