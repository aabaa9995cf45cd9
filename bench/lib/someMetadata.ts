import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** What a generated metadata file holds. */
export interface MetadataShape {
  columns: number;
  snapshots: number;
  /** Schemas before the current one, which every change of a column leaves behind. */
  schemas: number;
}

const schema = (id: number, columns: number) => ({
  type: 'struct',
  'schema-id': id,
  fields: Array.from({ length: columns }, (_, index) => ({
    id: index + 1,
    name: `column_${index}_of_the_table`,
    required: false,
    type: index % 3 === 0 ? 'timestamptz' : 'string',
    doc: `What column ${index} means, in schema ${id}`,
  })),
});

const snapshot = (number: number) => ({
  'snapshot-id': 8_000_000_000_000_000 + number,
  ...(number > 0 && { 'parent-snapshot-id': 7_999_999_999_999_999 + number }),
  'sequence-number': number + 1,
  'timestamp-ms': 1_700_000_000_000 + number * 60_000,
  'manifest-list': `s3://lake/warehouse/marts/orders/metadata/snap-${number}-1-9c12d441-03fe-4693-9a96-a0705ddf69c1.avro`,
  'schema-id': 0,
  summary: {
    operation: 'append',
    'spark.app.id': 'local-1700000000000',
    'added-data-files': '4',
    'added-records': '1000',
    'added-files-size': '123456',
    'changed-partition-count': '4',
    'total-records': String(1000 * (number + 1)),
    'total-files-size': String(123_456 * (number + 1)),
    'total-data-files': String(4 * (number + 1)),
    'total-delete-files': '0',
    'total-position-deletes': '0',
    'total-equality-deletes': '0',
    'engine-version': '3.5.6',
    'engine-name': 'spark',
  },
});

/** The file, piece by piece. */
function* pieces({ columns, snapshots, schemas }: MetadataShape) {
  yield '{"format-version":2,"table-uuid":"9c12d441-03fe-4693-9a96-a0705ddf69c1","location":"s3://lake/warehouse/marts/orders","last-sequence-number":1,"last-updated-ms":1763769600000,"last-column-id":1000,';
  yield `"current-schema-id":${schemas},"schemas":[`;
  for (let id = 0; id <= schemas; id++) {
    yield `${id > 0 ? ',' : ''}${JSON.stringify(schema(id, columns))}`;
  }
  yield '],"default-spec-id":0,"partition-specs":[{"spec-id":0,"fields":[]}],"last-partition-id":999,"default-sort-order-id":0,"sort-orders":[{"order-id":0,"fields":[]}],"properties":{"owner":"sales"},';
  yield `"current-snapshot-id":${
    7_999_999_999_999_999 + snapshots
  },"snapshots":[`;
  for (let number = 0; number < snapshots; number++) {
    yield `${number > 0 ? ',' : ''}${JSON.stringify(snapshot(number))}`;
  }
  yield '],"snapshot-log":[],"metadata-log":[]}';
}

/** Writes table metadata as Spark does; answers its size in bytes. */
export async function writeMetadata(
  file: string,
  shape: MetadataShape,
): Promise<number> {
  const out = createWriteStream(file);
  for (const piece of pieces(shape)) {
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return out.bytesWritten;
}
