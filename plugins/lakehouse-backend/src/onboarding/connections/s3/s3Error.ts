import {
  StoreError,
  type StoreFault,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { networkFault } from '../networkFault';

const BY_NAME: Record<string, StoreFault> = {
  NoSuchBucket: 'no-bucket',
  PermanentRedirect: 'region',
  TemporaryRedirect: 'region',
  AuthorizationHeaderMalformed: 'region',
  IllegalLocationConstraintException: 'region',
  InvalidAccessKeyId: 'credentials',
  SignatureDoesNotMatch: 'credentials',
  ExpiredToken: 'credentials',
  InvalidToken: 'credentials',
  CredentialsProviderError: 'credentials',
  NoSuchKey: 'changed',
  NotFound: 'changed',
  PreconditionFailed: 'changed',
  InvalidRange: 'changed',
  SlowDown: 'busy',
  ThrottlingException: 'busy',
  TimeoutError: 'unreachable',
};

/** What S3, or its client, could not do, told apart by what somebody has to do. */
export function s3Error(error: unknown, doing: 'list' | 'read'): StoreError {
  const { name, message, code, $metadata } = error as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  const denied = doing === 'list' ? 'denied-list' : 'denied-read';
  // What is retried may come without its code, but says it.
  const reason = code ?? /\bE[A-Z]{4,}\b/.exec(message)?.[0];
  const fault =
    BY_NAME[name] ??
    (code === 'MODULE_NOT_FOUND' ? 'driver' : undefined) ??
    (status === 301 || status === 307 ? 'region' : undefined) ??
    (status === 403 ? denied : undefined) ??
    (networkFault(reason) ? 'unreachable' : 'other');
  return new StoreError(fault, `${name}: ${message}`);
}
