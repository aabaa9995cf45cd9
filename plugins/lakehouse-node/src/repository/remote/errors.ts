import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';

interface GitError extends Error {
  code?: string;
  data?: { statusCode?: number; prettyDetails?: string };
}

const MAX = 300;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** Text of a host, a person or a library: on one line and not endless. */
export function oneLine(text: string): string {
  return text.replace(CONTROL, ' ').trim().slice(0, MAX);
}

/**
 * What an error of git's protocol means for the person who onboards a source: what happened, what was not done, what to do.
 *
 * @param what - whether the repository was to be read or written
 * @param title - what people call the repository
 */
export function explainRemoteError(
  error: unknown,
  what: 'read' | 'write',
  title: string,
): Error {
  const { code, data, message } = error as GitError;
  const status = data?.statusCode;
  if (status === 404) {
    return new NotFoundError(
      `${title} does not exist, or the configured token may not see it. Nothing was written. Check lakehouse.onboarding.repository.url and the token of the integration`,
    );
  }
  if (status === 401 || status === 403 || code === 'UserCanceledError') {
    return new NotAllowedError(
      `The configured token may not ${what} ${title}. Nothing was written. Ask your platform team to let the token of the integration read and write contents and pull requests of it`,
    );
  }
  if (status === 429) {
    return new ServiceUnavailableError(
      `The host of ${title} allows no more requests for now (rate limit). Nothing was written. Run the task again in a few minutes`,
    );
  }
  if (code === 'GitPushError' || code === 'PushRejectedError') {
    return new ConflictError(
      `${title} refused the commit: ${oneLine(
        data?.prettyDetails ?? message,
      )}. Nothing was written. Check the rules of the repository for branches lakehouse/*`,
    );
  }
  const after =
    what === 'write'
      ? 'The branch may have been written or not; no pull request was made or changed'
      : 'Nothing was written';
  return new ServiceUnavailableError(
    `The connection to ${title} broke: ${oneLine(
      String(message),
    )}. ${after}. Run the task again: it goes on with what is there and makes nothing twice`,
  );
}
