import type {
  SqlSession,
  SqlTransport,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { abortable } from '../../../sync/abortable';
import type { PostgresDatabase } from '../types';
import { connect } from './connect';
import type { PgClient } from './driver';
import { pgError } from './pgError';

/** How long a connection may take to say goodbye. */
const END_MS = 3_000;

/** Reads a PostgreSQL server through the network. */
export function pgTransport(database: PostgresDatabase): SqlTransport {
  return {
    async open({ signal }): Promise<SqlSession> {
      const client = await connect(database, signal);
      try {
        return await begin(database, client, signal);
      } catch (error) {
        await end(client);
        signal.throwIfAborted();
        throw pgError(error);
      }
    },
  };
}

/**
 * Everything happens in one transaction that cannot write, and whose settings end with it: they are safe behind a pooler, which hands the
 * connection to others afterwards.
 */
async function begin(
  database: PostgresDatabase,
  client: PgClient,
  signal: AbortSignal,
): Promise<SqlSession> {
  // A pooler without a free connection lets the first statement wait.
  const ask: PgClient['query'] = (sql, params) =>
    abortable(client.query(sql, params), signal);
  await ask('BEGIN READ ONLY');
  const { rows } = await ask('SELECT pg_backend_pid() AS pid');
  let cancelled: Promise<void> | undefined;
  const cancel = () => {
    cancelled ??= stop(database, Number(rows[0].pid));
  };
  signal.addEventListener('abort', cancel, { once: true });
  return {
    async query(sql, params) {
      signal.throwIfAborted();
      try {
        return (await ask(sql, params)).rows;
      } catch (error) {
        signal.throwIfAborted();
        throw pgError(error);
      }
    },
    async close() {
      signal.removeEventListener('abort', cancel);
      await cancelled;
      await end(client);
    },
  };
}

/** Stops what a session runs: a server goes on with a statement when only its connection is closed. */
async function stop(database: PostgresDatabase, pid: number): Promise<void> {
  try {
    const late = AbortSignal.timeout(END_MS);
    const client = await connect(database, late);
    await abortable(client.query('SELECT pg_cancel_backend($1)', [pid]), late);
    await end(client);
  } catch {
    // Nobody waits for an answer, and the statement ends by its timeout.
  }
}

/** Ends the connection, and its transaction with it. */
async function end(client: PgClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, END_MS);
  });
  await Promise.race([client.end().catch(() => {}), late]);
  clearTimeout(timer);
}
