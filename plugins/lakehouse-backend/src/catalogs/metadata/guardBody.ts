import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Body } from './Body';

/** How long a body may take, in milliseconds. */
export interface BodyLimits {
  /** Without a single byte, while one is waited for. */
  idleMs: number;
  /** From its first to its last byte; the time in which nobody asked for bytes does not count. */
  totalMs: number;
}

export const BODY_LIMITS: BodyLimits = { idleMs: 15_000, totalMs: 600_000 };

/**
 * The bytes of a body that others send, as long as they keep coming. Ending early, for whatever reason, releases its connection.
 *
 * @param release - lets go of the connection
 * @throws IcebergMetadataError `timeout`, or `truncated` for a body that has another length than was said
 */
export async function* guardBody(
  { bytes, size }: Body,
  release: () => void,
  { idleMs, totalMs }: BodyLimits = BODY_LIMITS,
): AsyncIterable<Uint8Array> {
  const parts = bytes[Symbol.asyncIterator]();
  let received = 0;
  let waited = 0;
  let ended = false;
  try {
    for (;;) {
      const asked = Date.now();
      const next = await within(
        parts.next(),
        Math.min(idleMs, totalMs - waited),
      );
      waited += Date.now() - asked;
      if (next === 'late' || waited >= totalMs) {
        throw tooSlow(received, waited);
      }
      if (next.done) break;
      received += next.value.length;
      yield next.value;
    }
    if (size !== undefined && received !== size) {
      throw new IcebergMetadataError(
        'truncated',
        `The metadata file was said to have ${size} bytes, and ${received} came.`,
      );
    }
    ended = true;
  } finally {
    if (!ended) release();
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  // When it is late, nobody looks at how it ends any more.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(received: number, waited: number): IcebergMetadataError {
  return new IcebergMetadataError(
    'timeout',
    `The metadata file came too slowly: ${received} bytes in ${Math.round(
      waited / 1000,
    )} seconds. It is asked for again at the next sync.`,
  );
}
