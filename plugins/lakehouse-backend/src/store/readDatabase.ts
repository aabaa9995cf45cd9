import { knex, type Knex } from 'knex';

/** So long a question waits for a connection while others hold all of them. */
const WAIT_MS = 2000;
/** So long a question may take; with its index, each takes milliseconds. */
const STATEMENT_MS = 30_000;

/**
 * The plugin's database for what people ask: with connections of its own, half as many as the plugin has, so that slow questions never take
 * those of the sync. SQLite has one connection, on which nothing overlaps.
 *
 * @param waitMs - after which a question without connection fails; see {@link isBusy}
 */
export function openForReading(db: Knex, waitMs: number = WAIT_MS): Knex {
  const { config, pool } = db.client;
  if (config.client !== 'pg') {
    return db;
  }
  return knex({
    ...config,
    acquireConnectionTimeout: waitMs,
    // Whoever asked is told; a log would get a line for each of them.
    log: { warn() {} },
    pool: {
      ...config.pool,
      min: 0,
      max: Math.max(1, Math.floor(pool.max / 2)),
      afterCreate(connection: PgConnection, done: Done) {
        connection.query(`set statement_timeout to ${STATEMENT_MS}`, error =>
          done(error, connection),
        );
      },
    },
  });
}

type Done = (error: Error | null, connection: PgConnection) => void;

interface PgConnection {
  query(sql: string, done: (error: Error | null) => void): void;
}

/** Whether a question failed because others hold the connections, or because it took too long itself. */
export function isBusy(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  // 57014: query_canceled, by the timeout of the statement.
  return name === 'KnexTimeoutError' || code === '57014';
}
