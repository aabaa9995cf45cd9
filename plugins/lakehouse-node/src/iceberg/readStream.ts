import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  IcebergMetadataError,
  MetadataStream,
  type LoadTableResult,
  type StreamBudgets,
  type StreamForm,
} from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';

/** How a stream of metadata is read. */
export interface ReadStreamOptions {
  /** A metadata file by default. */
  form?: StreamForm;
  budgets?: Partial<StreamBudgets>;
}

/**
 * Reads table metadata of any length while its bytes arrive, in bounded memory. Gzip is told by the first bytes.
 *
 * @throws IcebergMetadataError, and what the source throws
 */
export async function readMetadataStream(
  source: AsyncIterable<Uint8Array>,
  { form, budgets }: ReadStreamOptions = {},
): Promise<LoadTableResult> {
  const metadata = new MetadataStream(form, budgets);
  for await (const part of unpacked(source)) {
    metadata.push(part);
  }
  return metadata.end();
}

async function* unpacked(
  source: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const parts = source[Symbol.asyncIterator]();
  try {
    const head = await firstBytes(parts);
    const whole = joined(head, parts);
    yield* head[0] === 0x1f && head[1] === 0x8b ? gunzip(whole) : whole;
  } finally {
    await parts.return?.();
  }
}

/** Two bytes at least, unless there are fewer. */
async function firstBytes(
  parts: AsyncIterator<Uint8Array>,
): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const next = await parts.next();
    if (next.done) break;
    head = head.length > 0 ? Buffer.concat([head, next.value]) : next.value;
  }
  return head;
}

async function* joined(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    yield next.value;
  }
}

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const unzip = createGunzip();
  // Faults come out of the iteration below.
  const pieces = Readable.from(copied(packed), { objectMode: false });
  pipeline(pieces, unzip, () => {});
  try {
    yield* unzip;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? damaged() : error;
  }
}

/** The inflater asks for the next piece while it still works on the last one, whose memory may be used again. */
async function* copied(
  packed: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  for await (const part of packed) yield Buffer.from(part);
}

function damaged(): IcebergMetadataError {
  return new IcebergMetadataError(
    'gzip',
    'The gzip content is truncated or damaged. The file was probably not written to its end.',
  );
}
