import type {
  SqlSession,
  SqlTransport,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { abortable } from '../../../sync/abortable';
import type { MySqlDatabase } from '../types';
import { connect } from './connect';
import type { MySqlClient } from './driver';
import { mysqlError } from './mysqlError';

/** How long a connection may take to say goodbye. */
const END_MS = 3_000;
/** Later than the server would stop a statement: for a network that was cut. */
const ANSWER_MS = 25_000;

/** Reads a server of MySQL or MariaDB through the network. */
export function mysqlTransport(database: MySqlDatabase): SqlTransport {
  return {
    engine: 'mysql',
    async open({ signal }): Promise<SqlSession> {
      const client = await connect(database, signal);
      try {
        return await begin(database, client, signal);
      } catch (error) {
        client.destroy();
        signal.throwIfAborted();
        throw mysqlError(error);
      }
    },
  };
}

/** Everything happens in one transaction of a session that cannot write. */
async function begin(
  database: MySqlDatabase,
  client: MySqlClient,
  signal: AbortSignal,
): Promise<SqlSession> {
  const ask: MySqlClient['query'] = (sql, params) =>
    abortable(
      client.query(sql, params),
      AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    );
  await ask('SET SESSION TRANSACTION READ ONLY');
  await ask('START TRANSACTION READ ONLY');
  let cancelled: Promise<void> | undefined;
  const cancel = () => {
    cancelled ??= stop(database, client.threadId);
  };
  signal.addEventListener('abort', cancel, { once: true });
  return {
    async query(sql, params) {
      signal.throwIfAborted();
      try {
        const [rows] = await ask(sql, params);
        // SET answers with a header instead of rows.
        return Array.isArray(rows) ? rows : [];
      } catch (error) {
        signal.throwIfAborted();
        throw mysqlError(error);
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
async function stop(
  database: MySqlDatabase,
  thread: number | null,
): Promise<void> {
  if (thread === null) return;
  try {
    const late = AbortSignal.timeout(END_MS);
    const client = await connect(database, late);
    await abortable(client.query('KILL QUERY ?', [thread]), late);
    await end(client);
  } catch {
    // Nobody waits for an answer, and the statement ends by its timeout.
  }
}

/** Ends the connection, and its transaction with it. */
async function end(client: MySqlClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, END_MS);
  });
  await Promise.race([client.end().catch(() => {}), late]);
  clearTimeout(timer);
  client.destroy();
}
