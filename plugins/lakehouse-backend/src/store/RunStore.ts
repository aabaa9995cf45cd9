import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CatalogOutcome } from './CatalogStore';
import { toNumber } from './database';

/** What a run did: tables listed, metadata files read, rows written, and tables by what became of them. */
export interface RunCounts {
  listed: number;
  read: number;
  written: number;
  unreadable: number;
  missing: number;
  removed: number;
}

/**
 * How a run went in one namespace. `partial`: it was seen, but not all of it is up to date. `denied` and `failed`: it was not seen whole,
 * and its tables are as last known.
 */
export interface NamespaceOutcome extends RunCounts {
  namespace: string;
  outcome: 'complete' | 'partial' | 'denied' | 'failed';
  reason: string | null;
}

/** A run that has ended. */
export interface FinishedRun extends RunCounts {
  outcome: CatalogOutcome;
  reason: string | null;
  finishedAt: number;
  namespaces: NamespaceOutcome[];
  /** Namespace that the listing had come to, when it broke off. */
  brokeOffAt?: string | null;
}

/** A run that has begun. */
export type BegunRun = Pick<StoredRun, 'id' | 'catalog' | 'startedAt'>;

/** A run as it is stored. Times are milliseconds. */
export interface StoredRun extends RunCounts {
  id: string;
  catalog: string;
  outcome: CatalogOutcome | 'running';
  reason: string | null;
  startedAt: number;
  finishedAt: number | null;
  /** Namespaces that it met, and those among them whose outcome is not `complete`. */
  namespaces: number;
  problems: number;
}

/** Namespaces whose outcome is kept; those with something to say go first. */
const MAX_NAMESPACES = 1000;

/** The runs of all catalogs. */
export class RunStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Notes that a run begins. An earlier one of the catalog that never ended has failed: its backend stopped. */
  async begin(catalog: string, startedAt: number): Promise<BegunRun> {
    await this.#db('lakehouse_runs')
      .where({ catalog, outcome: 'running' })
      .update({
        outcome: 'failed',
        reason: 'The backend stopped during this run.',
        finished_at: startedAt,
      });
    const id = randomUUID();
    await this.#db('lakehouse_runs').insert({
      id,
      catalog,
      outcome: 'running',
      started_at: startedAt,
    });
    return { id, catalog, startedAt };
  }

  /** Notes how a run ended. */
  async finish(begun: BegunRun, run: FinishedRun): Promise<StoredRun> {
    const { finishedAt, namespaces: met, brokeOffAt, ...columns } = run;
    const kept = [...met].sort(byInterest).slice(0, MAX_NAMESPACES);
    const json = JSON.stringify(kept);
    const hash = createHash('sha256').update(json).digest('hex');
    await this.#db('lakehouse_run_outcomes')
      .insert({ hash, namespaces: json })
      .onConflict('hash')
      .ignore();
    const namespaces = met.length;
    const problems = met.filter(each => each.outcome !== 'complete').length;
    await this.#db('lakehouse_runs')
      .where({ id: begun.id })
      .update({
        ...columns,
        finished_at: finishedAt,
        namespaces,
        problems,
        outcomes: hash,
        broke_off_at: brokeOffAt ?? null,
      });
    return { ...begun, ...columns, finishedAt, namespaces, problems };
  }

  /** Namespace at which the listing of the newest run broke off; null when it came to its end, or when there was none. */
  async brokeOffAt(catalog: string): Promise<string | null> {
    const newest = await this.#db('lakehouse_runs')
      .where({ catalog })
      .whereNot({ outcome: 'running' })
      .orderBy('started_at', 'desc')
      .first('broke_off_at');
    return newest?.broke_off_at ?? null;
  }

  /** Newest first; begins behind the run with the key `after`. */
  async page(
    filter: { catalog?: string[]; outcome?: string[] },
    limit: number,
    after?: { at: number; id: string },
  ): Promise<StoredRun[]> {
    const query = this.#db('lakehouse_runs')
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (filter.catalog?.length) query.whereIn('catalog', filter.catalog);
    if (filter.outcome?.length) query.whereIn('outcome', filter.outcome);
    if (after) {
      query.whereRaw('(started_at, id) < (?, ?)', [after.at, after.id]);
    }
    return (await query).map(toRun);
  }

  /** One run with its outcome per namespace; of very many, a thousand, those with problems and changes first. */
  async get(
    id: string,
  ): Promise<{ run: StoredRun; outcomes: NamespaceOutcome[] } | undefined> {
    const row = await this.#db('lakehouse_runs').where({ id }).first();
    if (!row) {
      return undefined;
    }
    const stored =
      row.outcomes &&
      (await this.#db('lakehouse_run_outcomes')
        .where({ hash: row.outcomes })
        .first());
    return {
      run: toRun(row),
      outcomes: stored ? JSON.parse(stored.namespaces) : [],
    };
  }

  /** Forgets runs of a catalog that began before a time. */
  async purge(catalog: string, before: number): Promise<void> {
    const gone = await this.#db('lakehouse_runs')
      .where({ catalog })
      .where('started_at', '<', before)
      .delete();
    if (gone > 0) {
      await this.#db('lakehouse_run_outcomes')
        .whereNotExists(query =>
          query
            .select(this.#db.raw('1'))
            .from('lakehouse_runs')
            .whereRaw('lakehouse_runs.outcomes = lakehouse_run_outcomes.hash'),
        )
        .delete();
    }
  }
}

/** Problems first, then changes, then by name. */
function byInterest(a: NamespaceOutcome, b: NamespaceOutcome): number {
  const rank = (each: NamespaceOutcome) => {
    if (each.outcome !== 'complete') return 0;
    return each.written + each.missing + each.removed > 0 ? 1 : 2;
  };
  return rank(a) - rank(b) || (a.namespace < b.namespace ? -1 : 1);
}

function toRun(row: Record<string, any>): StoredRun {
  return {
    id: row.id,
    catalog: row.catalog,
    outcome: row.outcome,
    reason: row.reason,
    startedAt: toNumber(row.started_at) as number,
    finishedAt: toNumber(row.finished_at),
    listed: row.listed,
    read: row.read,
    written: row.written,
    unreadable: row.unreadable,
    missing: row.missing,
    removed: row.removed,
    namespaces: row.namespaces,
    problems: row.problems,
  };
}
