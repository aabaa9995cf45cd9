/** A snapshot as a writer puts it into the file; ids are texts here and written as bare numbers. */
export interface SnapshotInput {
  id: string;
  parent?: string;
  at: string;
  summary?: Record<string, string>;
}

const ID = /"(@id:)(\d+)"/g;

/** JSON of table metadata v2 with the given parts replaced; `@id:<digits>` becomes a bare 64-bit number. */
export function metadataJson(overrides: Record<string, unknown> = {}): string {
  const metadata = {
    'format-version': 2,
    'table-uuid': '9c12d441-03fe-4693-9a96-a0705ddf69c1',
    location: 's3://warehouse/marts/orders',
    'last-sequence-number': 1,
    'last-updated-ms': 1763769600000,
    'last-column-id': 3,
    schemas: [
      {
        type: 'struct',
        'schema-id': 0,
        'identifier-field-ids': [1],
        fields: [
          { id: 1, name: 'order_id', required: true, type: 'long' },
          { id: 2, name: 'order_date', required: false, type: 'date' },
          { id: 3, name: 'amount', required: false, type: 'decimal(10, 2)' },
        ],
      },
    ],
    'current-schema-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'default-spec-id': 0,
    'last-partition-id': 999,
    'sort-orders': [{ 'order-id': 0, fields: [] }],
    'default-sort-order-id': 0,
    properties: {},
    snapshots: [],
    ...overrides,
  };
  return JSON.stringify(metadata).replace(ID, '$2');
}

/** The parts of the file that describe a history of `main`, oldest snapshot first. */
export function history(snapshots: SnapshotInput[]): Record<string, unknown> {
  return {
    'current-snapshot-id': `@id:${snapshots.at(-1)?.id}`,
    snapshots: snapshots.map((snapshot, index) => ({
      'snapshot-id': `@id:${snapshot.id}`,
      ...(snapshot.parent && {
        'parent-snapshot-id': `@id:${snapshot.parent}`,
      }),
      'sequence-number': index + 1,
      'timestamp-ms': Date.parse(snapshot.at),
      'manifest-list': `s3://warehouse/snap-${snapshot.id}.avro`,
      ...(snapshot.summary && { summary: snapshot.summary }),
    })),
  };
}
