import { abortable } from '../../../sync/abortable';
import { connectByTls } from '../connectByTls';
import type { MySqlDatabase } from '../types';
import {
  createClient,
  type MySqlClient,
  type MySqlClientOptions,
} from './driver';
import { mysqlError } from './mysqlError';

const CONNECT_MS = 10_000;

/**
 * Connects to a server.
 *
 * @throws SqlError, or the reason of the signal
 */
export async function connect(
  database: MySqlDatabase,
  signal: AbortSignal,
): Promise<MySqlClient> {
  return connectByTls(database, check =>
    connectWith(
      database,
      check && {
        rejectUnauthorized: check.verified,
        verifyIdentity: check.verified,
        ...(check.ca !== undefined && { ca: check.ca }),
      },
      signal,
    ),
  );
}

async function connectWith(
  { host, port, database, user, password }: MySqlDatabase,
  ssl: MySqlClientOptions['ssl'],
  signal: AbortSignal,
): Promise<MySqlClient> {
  signal.throwIfAborted();
  let client: MySqlClient | undefined;
  try {
    client = createClient({
      host,
      port,
      database,
      user,
      password,
      ssl,
      charset: 'utf8mb4',
      connectTimeout: CONNECT_MS,
      supportBigNumbers: true,
      bigNumberStrings: false,
      connectAttributes: { program_name: 'backstage-lakehouse' },
      // A server could ask for files of this machine.
      flags: ['-LOCAL_FILES'],
    });
    // A connection that breaks while nobody asks: the next question says so.
    client.on('error', () => {});
    await abortable(client.connect(), signal);
    return client;
  } catch (error) {
    client?.destroy();
    signal.throwIfAborted();
    throw mysqlError(error);
  }
}
