import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/** How another backend plugin reaches the registry: as itself. */
export interface RegistryAccess {
  auth: AuthService;
  discovery: DiscoveryService;
}

/** A page of one of the registry's lists. */
export interface RegistryPage {
  nextCursor?: string;
}

/**
 * Reads a list of the registry's API page by page, for other backend plugins.
 *
 * @param path - of the list: `/tables`
 * @param query - its parameters, but for the cursor
 * @throws ResponseError when the registry does not answer a page
 */
export async function* registryPages<T extends RegistryPage>(
  { auth, discovery }: RegistryAccess,
  path: string,
  query: Record<string, string>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const parameters = new URLSearchParams({
      ...query,
      ...(cursor && { cursor }),
    });
    const baseUrl = await discovery.getBaseUrl('lakehouse');
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'lakehouse',
    });
    const response = await fetch(`${baseUrl}${path}?${parameters}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const page: T = await response.json();
    yield page;
    cursor = page.nextCursor;
  } while (cursor);
}
