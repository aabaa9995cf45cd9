import {
  faultOfState,
  SqlError,
  type SqlFault,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { networkFault } from '../networkFault';

const BY_NAME: Record<string, SqlFault> = {
  AccessDeniedException: 'aws-denied',
  ForbiddenException: 'aws-denied',
  CredentialsProviderError: 'aws-denied',
  ExpiredTokenException: 'aws-denied',
  InvalidSignatureException: 'aws-denied',
  UnrecognizedClientException: 'aws-denied',
  DatabaseNotFoundException: 'aws-setup',
  HttpEndpointNotEnabledException: 'aws-setup',
  NotFoundException: 'aws-setup',
  InvalidSecretException: 'aws-secret',
  SecretsErrorException: 'aws-secret',
  ThrottlingException: 'busy',
  TooManyRequestsException: 'busy',
  StatementTimeoutException: 'too-slow',
  DatabaseResumingException: 'starting',
  DatabaseUnavailableException: 'starting',
  InvalidResourceStateException: 'starting',
  InternalServerErrorException: 'lost',
  ServiceUnavailableError: 'lost',
  TransactionNotFoundException: 'lost',
  TimeoutError: 'no-answer',
};

/** Older versions of the API say these with a BadRequestException. */
const BY_MESSAGE: [RegExp, SqlFault][] = [
  [/HttpEndpoint is not enabled|cluster .*not found/i, 'aws-setup'],
  [/secret/i, 'aws-secret'],
  [/Communications link failure/i, 'starting'],
];

/** An error of the RDS Data API by what somebody has to do about it; errors of PostgreSQL end with their SQLSTATE. */
export function rdsDataError(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  const { name, message, code } = error as Error & { code?: string };
  const state = /SQLState: ([0-9A-Z]{5})/.exec(message)?.[1];
  const fault = state
    ? faultOfState(state)
    : BY_NAME[name] ??
      networkFault(code) ??
      BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ??
      'other';
  return new SqlError(fault, `${name}: ${message}`);
}

/** The answer had more than the megabyte that the API gives back. */
export function isTooLarge(error: unknown): boolean {
  return /response size limit/i.test((error as Error).message ?? '');
}
