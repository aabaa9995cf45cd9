import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import { SourceReadError } from '../types';
import { StoreError, type StoreFault } from './store';

type Id = DiscoveryCheck['id'];

const PLATFORM = 'Ask the platform team';

/** What people are told. Buckets and accounts are left to the log of the backend. */
const BY_FAULT: Record<
  StoreFault,
  { check?: Id; message: string; fix: string }
> = {
  unreachable: {
    check: 'reachable',
    message: 'S3 did not answer in time.',
    fix: `${PLATFORM} whether Backstage may reach S3 through the network, and whether region and endpoint of the connection are right.`,
  },
  credentials: {
    check: 'reachable',
    message: 'AWS does not accept the credentials of Backstage.',
    fix: `${PLATFORM} to give the account of the connection valid credentials in the section aws of the configuration.`,
  },
  'no-bucket': {
    check: 'reachable',
    message: 'There is no bucket with the name that the connection has.',
    fix: `${PLATFORM} to correct the bucket of the connection.`,
  },
  region: {
    check: 'reachable',
    message: 'The bucket is in another region than the connection says.',
    fix: `${PLATFORM} to correct the region of the connection.`,
  },
  'denied-list': {
    check: 'reachable',
    message: 'AWS does not let Backstage list the bucket.',
    fix: `${PLATFORM} to allow the role of Backstage s3:ListBucket on the bucket, for the prefix of the connection.`,
  },
  'denied-read': {
    check: 'readable',
    message: 'AWS does not let Backstage read files of the bucket.',
    fix: `${PLATFORM} to allow the role of Backstage s3:GetObject on the prefix of the connection, and kms:Decrypt on its key if it is encrypted.`,
  },
  changed: {
    message: 'A file was removed or written anew while it was read.',
    fix: 'Read again when it is finished.',
  },
  busy: {
    message: 'S3 has no time: too many ask it.',
    fix: 'Try again in a minute.',
  },
  driver: {
    check: 'reachable',
    message: 'Backstage lacks the client of S3.',
    fix: `${PLATFORM} to install @aws-sdk/client-s3 in the backend.`,
  },
  other: {
    message: 'S3 could not answer, for a reason that is not known.',
    fix: 'Try again. If it stays so, ask the platform team: the log of the backend says more.',
  },
};

/** The failed check that an error makes while another one is running. */
export function explainStoreError(error: unknown, running: Id): unknown {
  if (error instanceof SourceReadError) return error;
  const fault = error instanceof StoreError ? error.fault : 'other';
  const { check = running, message, fix } = BY_FAULT[fault];
  const failure = new SourceReadError({
    id: check,
    state: 'failed',
    message,
    fix,
  });
  failure.cause = error;
  return failure;
}
