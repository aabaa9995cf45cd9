import { createHash } from 'node:crypto';
import type express from 'express';

/**
 * Tags an answer with a hash of what it says, so that who has it already is answered 304 (express compares the tag when it sends).
 *
 * The tag is of the answer itself, after permissions: it matches only what the same person would be shown now. Only the person's own cache
 * may keep the answer, and has to ask each time.
 */
export function tagAnswer(response: express.Response, body: unknown): void {
  response.setHeader('ETag', entityTag(body));
  response.setHeader('Cache-Control', 'private, no-cache');
  response.vary('Authorization');
}

/**
 * A weak tag: equal for answers that say the same at different times. When a verdict was computed, and the age that follows from it, make
 * no difference; nor does what a cursor has inside, but whether there is one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-weak-versus-strong
 */
function entityTag(body: unknown): string {
  const text = JSON.stringify(
    body,
    function lasting(this: unknown, key, value) {
      if ((key === 'evaluatedAt' || key === 'ageMs') && isVerdict(this)) {
        return undefined;
      }
      if ((key === 'nextCursor' || key === 'prevCursor') && this === body) {
        return value !== undefined;
      }
      return value;
    },
  );
  const hash = createHash('sha256')
    .update(text ?? '')
    .digest('base64url');
  return `W/"${hash}"`;
}

/** And not a map of properties that has such a key by chance. */
function isVerdict(holder: unknown): boolean {
  return (
    typeof holder === 'object' &&
    holder !== null &&
    'evaluatedAt' in holder &&
    'dueAt' in holder &&
    'promise' in holder
  );
}
