import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where a page begins: behind (`next`) or before (`prev`) a row with this key. */
export interface Cursor {
  /** What the pages are sorted by, with the order; a cursor fits one sorting only. */
  sorting: string;
  direction: 'next' | 'prev';
  key: Array<string | number>;
  /** Time that states are computed for, in milliseconds, so that a row does not move between pages. */
  nowMs: number;
}

const shape = z.strictObject({
  sorting: z.string(),
  direction: z.enum(['next', 'prev']),
  key: z.array(z.union([z.string(), z.number()])).max(4),
  nowMs: z.number().int().min(0).max(8.64e15),
});

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError for text that is not a cursor of this sorting */
export function readCursor(text: string, sorting: string): Cursor {
  let cursor: Cursor | undefined;
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8');
    cursor = shape.parse(JSON.parse(json));
  } catch {
    // Said below.
  }
  if (cursor?.sorting !== sorting) {
    throw new InputError(
      'cursor is not valid for this list. Leave it out to begin with the first page.',
    );
  }
  return cursor;
}
