import { ServiceUnavailableError } from '@backstage/errors';
import type express from 'express';
import { isBusy } from '../store/readDatabase';

const RETRY_SECONDS = '10';

/** Answers 503 with `Retry-After` where there is too much to do now, instead of an error of the server. */
export async function orRetryLater<T>(
  response: express.Response,
  answer: () => Promise<T>,
): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    const told = isBusy(error)
      ? new ServiceUnavailableError(
          'The database answers too many slow questions. Try again in some seconds.',
        )
      : error;
    if (told instanceof ServiceUnavailableError) {
      response.setHeader('Retry-After', RETRY_SECONDS);
    }
    throw told;
  }
}
