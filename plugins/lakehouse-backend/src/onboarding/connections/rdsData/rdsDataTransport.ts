import type { RDSDataClient } from '@aws-sdk/client-rds-data';
import type {
  SqlSession,
  SqlTransport,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { RdsDataDatabase } from '../types';
import { rdsDataError } from './rdsDataError';
import { RdsDataSession } from './RdsDataSession';
import { whenAwake, type Waking } from './whenAwake';

/**
 * Reads an Aurora cluster through the RDS Data API: with AWS credentials, and without a way through the network to the database.
 *
 * @param connect - makes the client; called once per session
 */
export function rdsDataTransport(
  database: RdsDataDatabase,
  connect: () => Promise<RDSDataClient>,
  waking?: Waking,
): SqlTransport {
  return {
    async open({ signal, onWait }): Promise<SqlSession> {
      try {
        const session = new RdsDataSession(database, await connect(), signal);
        await whenAwake(() => session.begin(), { signal, onWait, ...waking });
        return session;
      } catch (error) {
        signal.throwIfAborted();
        throw rdsDataError(error);
      }
    },
  };
}
