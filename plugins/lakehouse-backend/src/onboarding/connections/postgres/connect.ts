import { abortable } from '../../../sync/abortable';
import { connectByTls } from '../connectByTls';
import type { PostgresDatabase } from '../types';
import { createClient, type PgClient, type PgClientOptions } from './driver';
import { pgError } from './pgError';

const CONNECT_MS = 10_000;
/** Later than the server would stop a statement: for a network that was cut. */
const ANSWER_MS = 25_000;

/**
 * Connects to a server.
 *
 * @throws SqlError, or the reason of the signal
 */
export async function connect(
  database: PostgresDatabase,
  signal: AbortSignal,
): Promise<PgClient> {
  return connectByTls(database, check =>
    connectWith(
      database,
      check
        ? {
            rejectUnauthorized: check.verified,
            // The certificate is compared with it; older drivers compare that of an address with `localhost`.
            host: database.host,
            ...(check.ca !== undefined && { ca: check.ca }),
          }
        : false,
      signal,
    ),
  );
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
