import { abortable } from '../../../sync/abortable';
import type { PostgresDatabase } from '../types';
import { createClient, type PgClient, type PgClientOptions } from './driver';
import { pgError } from './pgError';

const CONNECT_MS = 10_000;
/** Later than the server would stop a statement: for a network that was cut. */
const ANSWER_MS = 25_000;

/**
 * Connects to a server; with `prefer`, without encryption where the server offers none.
 *
 * @throws SqlError, or the reason of the signal
 */
export async function connect(
  database: PostgresDatabase,
  signal: AbortSignal,
): Promise<PgClient> {
  const { tls, ca } = database;
  if (tls === 'disable') return connectWith(database, false, signal);
  // As libpq does: `prefer` guards against listening only, unless the authority is known.
  const rejectUnauthorized = tls === 'require' || ca !== undefined;
  try {
    const ssl = { rejectUnauthorized, ...(ca !== undefined && { ca }) };
    return await connectWith(database, ssl, signal);
  } catch (error) {
    if (tls !== 'prefer' || pgError(error).fault !== 'no-tls') throw error;
    return connectWith(database, false, signal);
  }
}

async function connectWith(
  { host, port, database, user, password }: PostgresDatabase,
  ssl: PgClientOptions['ssl'],
  signal: AbortSignal,
): Promise<PgClient> {
  signal.throwIfAborted();
  let client: PgClient | undefined;
  try {
    client = createClient({
      host,
      port,
      database,
      user,
      password,
      ssl,
      application_name: 'backstage-lakehouse',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
    });
    // A connection that breaks while nobody asks: the next question says so.
    client.on('error', () => {});
    await abortable(client.connect(), signal);
    return client;
  } catch (error) {
    client?.end().catch(() => {});
    signal.throwIfAborted();
    throw pgError(error);
  }
}
