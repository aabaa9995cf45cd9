import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  FoundSource,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Statuses whose message is for the person that started the task. */
const FOR_PEOPLE: Record<number, new (message: string) => Error> = {
  403: NotAllowedError,
  404: NotFoundError,
  // A check of the connection failed: its message says which, and what to do.
  409: InputError,
};

/**
 * Asks the lakehouse backend to read the schema of the answers anew, on behalf of the person that started the task.
 *
 * @throws InputError, NotFoundError or NotAllowedError with a message for that person; ServiceUnavailableError where trying again may help
 */
export async function fetchFoundSource(options: {
  discovery: DiscoveryService;
  auth: AuthService;
  credentials: BackstageCredentials;
  spec: Pick<SourceSpec, 'connection' | 'schema'>;
  signal?: AbortSignal;
}): Promise<FoundSource> {
  const { discovery, auth, credentials, signal } = options;
  const { connection, schema } = options.spec;
  const baseUrl = await discovery.getBaseUrl('lakehouse');
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'lakehouse',
  });
  const response = await fetch(`${baseUrl}/onboarding/found`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ connection, schema }),
    signal,
  });
  if (response.ok) return response.json();
  const message = await messageOf(response);
  const Failure = FOR_PEOPLE[response.status];
  throw Failure
    ? new Failure(message)
    : new ServiceUnavailableError(
        `The source could not be read, and nothing was written: ${message} Run the task again`,
      );
}

/** The backend's own words; a proxy in between may have none. */
async function messageOf(response: Response): Promise<string> {
  try {
    const { error } = await response.json();
    return String(error.message);
  } catch {
    return `the lakehouse backend answered with status ${response.status}.`;
  }
}
