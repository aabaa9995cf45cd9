import type { RDSDataClient } from '@aws-sdk/client-rds-data';
import type { Config } from '@backstage/config';
import { clientOptions } from '../../../catalogs/aws/clientOptions';
import type { RdsDataDatabase } from '../types';
import { rdsDataSdk } from './sdk';

/** The client of a cluster's region and account. */
export async function createRdsDataClient(
  database: RdsDataDatabase,
  config: Config,
): Promise<RDSDataClient> {
  const { RDSDataClient: Client } = rdsDataSdk();
  return new Client(await clientOptions(database, config));
}
