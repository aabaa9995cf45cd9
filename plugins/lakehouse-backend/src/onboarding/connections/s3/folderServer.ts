import type { ContractServer } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { BucketConfig } from '../types';

/** Server of a contract (ODCS) for the folder of a connection; ingestion has credentials of its own. */
export function folderServer({ bucket, prefix }: BucketConfig): ContractServer {
  return { server: 'files', type: 's3', location: `s3://${bucket}/${prefix}` };
}
