import { IcebergMetadataError } from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';
import { ByteQueue } from './ByteQueue';
import { broken, ByteReader } from './ByteReader';
import { codecOf } from './codecs';
import { compile, type Wanted } from './compile';

const MAGIC = 'Obj\u0001';
/** A packed block may not be longer, in bytes. */
const MAX_BLOCK = 16 * 1024 * 1024;
/** The header holds the schemas of the file and of the table. */
const MAX_HEADER_VALUE = 8 * 1024 * 1024;
const MAX_HEADER_ENTRIES = 100;

/**
 * The records of an Avro container file, one block in memory at a time. Ending early lets go of the source.
 *
 * @param wanted - the fields that are read; a record without one of them has it undefined
 * @throws IcebergMetadataError, and what the source throws
 */
export async function* avroRecords(
  bytes: AsyncIterable<Uint8Array>,
  wanted: Wanted,
): AsyncGenerator<Record<string, unknown>[]> {
  const queue = new ByteQueue(bytes);
  try {
    const header = await readHeader(queue);
    const decoder = compile(parseSchema(header.get('avro.schema')), wanted);
    const unpack = codecOf(header.get('avro.codec') ?? 'null');
    const sync = await queue.take(16);
    while (!(await queue.ended())) {
      const count = await queue.count(Number.MAX_SAFE_INTEGER);
      const packed = await queue.take(await queue.count(MAX_BLOCK));
      if (Buffer.compare(await queue.take(16), sync) !== 0) {
        throw broken('a block does not end where it should');
      }
      const reader = new ByteReader(unpack(packed));
      if (count > reader.left) throw broken('it announces more than it holds');
      const records: Record<string, unknown>[] = [];
      for (let index = 0; index < count; index += 1) {
        records.push(decoder.read(reader) as Record<string, unknown>);
      }
      if (reader.left > 0) throw broken('a block holds more than its records');
      yield records;
    }
  } finally {
    await queue.close();
  }
}

async function readHeader(queue: ByteQueue): Promise<Map<string, string>> {
  if (Buffer.from(await queue.take(4)).toString('latin1') !== MAGIC) {
    throw new IcebergMetadataError('not-iceberg', 'This is no Avro file.');
  }
  const header = new Map<string, string>();
  const text = async () =>
    Buffer.from(await queue.take(await queue.count(MAX_HEADER_VALUE))).toString(
      'utf8',
    );
  for (;;) {
    const entries = await queue.count(MAX_HEADER_ENTRIES);
    if (entries === 0) return header;
    for (let index = 0; index < entries; index += 1) {
      const name = await text();
      header.set(name, await text());
    }
    if (header.size > MAX_HEADER_ENTRIES)
      throw broken('its header is too long');
  }
}

function parseSchema(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw broken('its schema is no JSON');
  }
}
