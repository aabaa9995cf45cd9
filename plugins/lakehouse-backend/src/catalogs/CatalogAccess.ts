import type { Config } from '@backstage/config';
import type { CatalogConfig } from '../config/types';
import { AwsClients } from './aws/AwsClients';
import { objectOpener } from './aws/openObject';
import { TableLocations, type OpenObject } from './metadata/TableLocations';
import { createPace, type Pace } from './pace';

/** How a catalog and the files of its tables are reached: the sync and questions about files share clients, credentials and pace. */
export interface CatalogAccess {
  pace: Pace;
  locations: TableLocations;
  /** Of kind `glue`. */
  aws?: AwsClients;
}

/** @param root - the app's configuration, for the credentials of AWS accounts */
export function catalogAccess(
  { connection, locations, requestsPerSecond }: CatalogConfig,
  root: Config,
): CatalogAccess {
  const pace = createPace(requestsPerSecond);
  if (connection.kind !== 'glue') {
    const rules =
      connection.kind === 'filesystem'
        ? [{ prefix: 'file://', path: connection.path }]
        : locations;
    return { pace, locations: new TableLocations(rules) };
  }
  const aws = new AwsClients(connection.aws, root, pace);
  const openObject: OpenObject = objectOpener({
    s3: () => aws.s3(),
    bucketOwner: connection.bucketOwner,
  });
  return { pace, aws, locations: new TableLocations(locations, openObject) };
}
