import type { Config } from '@backstage/config';
import type { RestAuth } from '../../config/types';
import { RestError } from './RestError';
import { signer } from './signature';

/** Gives the headers that authorize a GET request; `renew` asks for another token than the one before. */
export type Authorize = (
  renew: boolean,
  url: URL,
) => Promise<Record<string, string>>;

/** A token is not used in its last minute. */
const SPARE_MS = 60_000;
/** Servers that do not say how long a token lives. */
const DEFAULT_LIFE_S = 3600;

/**
 * How requests prove who asks. Tokens of OAuth2 (client credentials) are kept until they end.
 *
 * @param root - the app's configuration, for the credentials of AWS accounts
 */
export function authorizer(
  auth: RestAuth,
  root: Config,
  request = fetch,
): Authorize {
  switch (auth.type) {
    case 'none':
      return async () => ({});
    case 'bearer':
      return async () => ({ authorization: `Bearer ${auth.token}` });
    case 'oauth2':
      return clientCredentials(auth, request);
    case 'sigv4':
      return signer(auth, root);
    default:
      throw new Error(`Unknown authentication: ${auth satisfies never}`);
  }
}

function clientCredentials(
  auth: Extract<RestAuth, { type: 'oauth2' }>,
  request: typeof fetch,
): Authorize {
  let token: Promise<{ value: string; until: number }> | undefined;
  return async renew => {
    let current = renew ? undefined : await token?.catch(() => undefined);
    if (!current || current.until < Date.now()) {
      // One question for all requests that wait.
      token = fetchToken(auth, request);
      current = await token;
    }
    return { authorization: `Bearer ${current.value}` };
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
async function fetchToken(
  auth: Extract<RestAuth, { type: 'oauth2' }>,
  request: typeof fetch,
) {
  const response = await request(auth.tokenUrl, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(15_000),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: auth.clientId,
      client_secret: auth.clientSecret,
      scope: auth.scope,
    }),
  });
  if (!response.ok) {
    // Without the body: it may repeat what was sent.
    throw new RestError(response.status, 'a token', '');
  }
  const { access_token: value, expires_in: seconds = DEFAULT_LIFE_S } =
    await response.json();
  if (typeof value !== 'string' || !value) {
    throw new Error('The token endpoint answers without an access_token');
  }
  return { value, until: Date.now() + seconds * 1000 - SPARE_MS };
}
