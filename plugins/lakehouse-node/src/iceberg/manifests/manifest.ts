import { broken } from './avro/ByteReader';
import { avroRecords } from './avro/records';
import type { ContentFile } from './types';
import { whole } from './whole';

/** Without the bounds and counts of columns, which are nine tenths of a manifest. */
const WANTED = {
  status: 'all',
  data_file: {
    content: 'all',
    file_format: 'all',
    partition: 'all',
    record_count: 'all',
    file_size_in_bytes: 'all',
    content_size_in_bytes: 'all',
  },
} as const;

const DELETED = 2;

/**
 * Reads the live files of a manifest, of format version 1, 2 or 3, a block at a time; entries of files that were removed are left out.
 *
 * @see https://iceberg.apache.org/spec/#manifests
 * @throws IcebergMetadataError
 */
export async function* readManifest(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<ContentFile[]> {
  for await (const records of avroRecords(bytes, WANTED)) {
    yield records
      .filter(record => record.status !== DELETED)
      .map(record => contentFile(record.data_file));
  }
}

function contentFile(value: unknown): ContentFile {
  if (typeof value !== 'object' || value === null) {
    throw broken('it is no manifest, as it has no data_file');
  }
  const file = value as Record<string, unknown>;
  const format = String(file.file_format).toLowerCase();
  const kind = kindOf(file.content, format);
  return {
    kind,
    format,
    bytes: whole(
      (kind === 'deletion-vector' && file.content_size_in_bytes) ||
        file.file_size_in_bytes,
      'file_size_in_bytes',
    ),
    rows: whole(file.record_count, 'record_count'),
    partition: (file.partition ?? {}) as Record<string, unknown>,
  };
}

function kindOf(content: unknown, format: string): ContentFile['kind'] {
  switch (content ?? 0) {
    case 0:
      return 'data';
    case 1:
      return format === 'puffin' ? 'deletion-vector' : 'position-deletes';
    case 2:
      return 'equality-deletes';
    default:
      throw broken(`a file has the unknown content ${content}`);
  }
}
