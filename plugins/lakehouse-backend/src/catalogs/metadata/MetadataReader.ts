import {
  parseLoadTableResult,
  parseTableMetadata,
  IcebergMetadataError,
  STREAM_BUDGETS,
  summarise,
  type StreamForm,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { followedBy, type Body } from './Body';
import type { ReadSummary } from './ReadSummary';
import { allPages } from './SnapshotPages';
import { WorkerPool } from './worker/WorkerPool';

/** What is not longer is parsed where it is: some milliseconds. */
const INLINE_BYTES = 512 * 1024;

/** Reads table metadata: short ones at once, long ones in threads, so that neither memory nor the event loop suffers. */
export class MetadataReader {
  readonly #pool: WorkerPool;
  readonly #maxBytes: number;

  constructor(
    pool = new WorkerPool(),
    maxBytes: number = STREAM_BUDGETS.maxBytes,
  ) {
    this.#pool = pool;
    this.#maxBytes = maxBytes;
  }

  /** @throws IcebergMetadataError, and what the body throws */
  async read(
    { bytes, size }: Body,
    form: StreamForm = 'file',
  ): Promise<ReadSummary> {
    const rest = bytes[Symbol.asyncIterator]();
    try {
      return await this.#readRest(rest, size, form);
    } finally {
      // Whatever was not read is let go of.
      await rest.return?.();
    }
  }

  async #readRest(
    rest: AsyncIterator<Uint8Array>,
    size: number | undefined,
    form: StreamForm,
  ): Promise<ReadSummary> {
    const head: Uint8Array[] = [];
    let length = 0;
    let ended = false;
    while (!ended && length <= INLINE_BYTES) {
      const next = await rest.next();
      if (next.done) {
        ended = true;
      } else {
        head.push(Buffer.from(next.value));
        length += next.value.length;
      }
    }
    const short = ended ? readShort(Buffer.concat(head), form) : undefined;
    return (
      short ??
      this.#pool.read(
        followedBy(head, rest),
        { form, maxBytes: this.#maxBytes },
        size,
      )
    );
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** Undefined for what unpacks to more than is parsed here. */
function readShort(bytes: Buffer, form: StreamForm): ReadSummary | undefined {
  try {
    const { metadata, metadataLocation } =
      form === 'file'
        ? {
            metadata: parseTableMetadata(bytes, { maxBytes: INLINE_BYTES }),
            metadataLocation: null,
          }
        : parseLoadTableResult(bytes.toString('utf8'));
    return {
      summary: summarise(metadata),
      snapshots: allPages(metadata),
      metadataLocation,
    };
  } catch (error) {
    if (error instanceof IcebergMetadataError && error.code === 'too-large') {
      return undefined;
    }
    throw error;
  }
}
