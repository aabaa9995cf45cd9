import { InputError } from '@backstage/errors';
import express from 'express';
import { PREVIEW_LIMIT } from '../onboarding/onboardingRoutes';

const LIMIT = '1mb';
const MAX_DEPTH = 64;

/** Reads the JSON of requests, bounded: in bytes as they are once unpacked (413 beyond), and in depth. */
export function boundedBodies(): express.RequestHandler[] {
  const small = express.json({ limit: LIMIT });
  const large = express.json({ limit: PREVIEW_LIMIT });
  return [
    (request, response, next) =>
      (request.path.startsWith('/onboarding/') ? large : small)(
        request,
        response,
        next,
      ),
    (request, _, next) => {
      assertShallow(request.body);
      next();
    },
  ];
}

/** Level by level, as whatever walks deep values by recursion would run out of stack. */
function assertShallow(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new InputError(
        `The body of the request is nested deeper than ${MAX_DEPTH} levels`,
      );
    }
    level = level.flatMap(value =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
