import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { requestHost } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { Ask } from './types';

/** Azure DevOps answers with a page to sign in where a token is missing or has expired. */
const SIGN_IN = 203;

const NEXT =
  'No pull request was made or changed. Run the task again: it goes on with what is there and makes nothing twice';

/**
 * Asks the API of a git host.
 *
 * @param title - what people call the repository, for texts
 * @throws errors that say what was not done and what to do, without anything that was sent
 */
export function askHost(options: {
  apiBaseUrl: string;
  title: string;
  headers: () => Promise<Record<string, string>>;
}): Ask {
  const { apiBaseUrl, title, headers } = options;
  return async (path, request) => {
    let response: Response;
    try {
      response = await requestHost({ apiBaseUrl, headers }, path, request);
    } catch (error) {
      const cause = (error as Error).cause as { code?: string } | undefined;
      throw new ServiceUnavailableError(
        `The host of ${title} did not answer (${
          cause?.code ?? (error as Error).name
        }), so its pull requests are not known. ${NEXT}`,
      );
    }
    if (response.ok && response.status !== SIGN_IN) return response.json();
    await response.body?.cancel();
    throw refused(response, title);
  };
}

function refused({ status, headers }: Response, title: string): Error {
  if (status === 429 || headers.get('x-ratelimit-remaining') === '0') {
    return new ServiceUnavailableError(
      `The host of ${title} allows no more requests for now (rate limit). ${NEXT}, in a few minutes`,
    );
  }
  if (status === 404) {
    return new NotFoundError(
      `${title} does not exist, or the configured token may not see it. No pull request was made or changed. Check lakehouse.onboarding.repository.url and the token of the integration`,
    );
  }
  if ([SIGN_IN, 401, 403].includes(status)) {
    return new NotAllowedError(
      `The configured token may not see or change pull requests of ${title}. None was made or changed. Ask your platform team to let the token of the integration read and write them`,
    );
  }
  return new ServiceUnavailableError(
    `The host of ${title} answered with status ${status}. ${NEXT}`,
  );
}
