import { avroRecords } from './avro/records';
import { broken } from './avro/ByteReader';
import { whole } from './whole';
import type { ManifestFile } from './types';

const WANTED = {
  manifest_path: 'all',
  manifest_length: 'all',
  content: 'all',
  partition_spec_id: 'all',
} as const;

/**
 * Reads the manifest list of a snapshot, of format version 1, 2 or 3, a block at a time.
 *
 * @see https://iceberg.apache.org/spec/#manifest-lists
 * @throws IcebergMetadataError
 */
export async function* readManifestList(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<ManifestFile> {
  for await (const records of avroRecords(bytes, WANTED)) {
    for (const record of records) {
      if (typeof record.manifest_path !== 'string') {
        throw broken('it is no manifest list, as it has no manifest_path');
      }
      yield {
        path: record.manifest_path,
        length: whole(record.manifest_length, 'manifest_length'),
        content: record.content === 1 ? 'deletes' : 'data',
        specId: whole(record.partition_spec_id ?? 0, 'partition_spec_id'),
      };
    }
  }
}
