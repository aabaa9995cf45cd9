import { inspectJson } from './inspect';
import { parseTableMetadata } from './parse';
import { snapshotItems } from './snapshotItems';
import { summarise } from './summarise';
import { history, metadataJson } from './__testUtils__/metadata';

const metadata = parseTableMetadata(
  metadataJson({
    schemas: [
      {
        'schema-id': 0,
        'identifier-field-ids': [1],
        fields: [
          { id: 1, name: 'id', required: true, type: 'long', doc: 'Key' },
          { id: 2, name: 'at', required: true, type: 'timestamptz' },
          {
            id: 3,
            name: 'lines',
            required: false,
            type: {
              type: 'list',
              'element-id': 4,
              'element-required': true,
              element: {
                type: 'struct',
                fields: [
                  { id: 5, name: 'sku', required: true, type: 'string' },
                ],
              },
            },
          },
        ],
      },
    ],
    'partition-specs': [
      {
        'spec-id': 0,
        fields: [
          { 'source-id': 2, name: 'at_day', transform: 'day' },
          { 'source-id': 1, name: 'id_bucket', transform: 'bucket[16]' },
        ],
      },
    ],
    'sort-orders': [
      {
        'order-id': 1,
        fields: [
          {
            'source-id': 1,
            transform: 'identity',
            direction: 'asc',
            'null-order': 'nulls-first',
          },
        ],
      },
    ],
    'default-sort-order-id': 1,
    properties: { 's3.secret-access-key': 'hush', owner: 'sales' },
    ...history([
      {
        id: '1',
        at: '2026-11-20T00:00:00Z',
        summary: {
          operation: 'append',
          'added-records': '10',
          'total-records': '10',
        },
      },
      {
        id: '2',
        parent: '1',
        at: '2026-11-21T00:00:00Z',
        summary: {
          operation: 'replace',
          'added-records': '10',
          'deleted-records': '10',
          'total-records': '10',
          'total-files-size': '2048',
          'total-data-files': '1',
          'spark.app.id': 'local-1',
        },
      },
    ]),
  }),
);

describe('summarise', () => {
  it('shows nested columns as a tree with paths', () => {
    const { fields } = summarise(metadata);
    expect(fields[0]).toMatchObject({ identifier: true, doc: 'Key' });
    expect(fields[2]).toMatchObject({
      type: 'list',
      fields: [
        {
          path: 'lines.element',
          type: 'struct',
          fields: [{ path: 'lines.element.sku', type: 'string' }],
        },
      ],
    });
  });

  it('says the partitioning in words', () => {
    expect(summarise(metadata).partitionText).toBe(
      'Partitioned by day of at and into 16 buckets by id.',
    );
  });

  it('masks properties that look like secrets', () => {
    expect(summarise(metadata).properties).toEqual({
      's3.secret-access-key': '***',
      owner: 'sales',
    });
  });

  it('takes counts and sizes from the current snapshot', () => {
    expect(summarise(metadata)).toMatchObject({
      rows: 10,
      bytes: 2048,
      files: 1,
    });
  });

  it('lists snapshots newest first and tells compaction from change', () => {
    expect(
      [...snapshotItems(metadata)].map(s => [s.id, s.changesData, s.refs]),
    ).toEqual([
      ['2', false, ['main']],
      ['1', true, []],
    ]);
    expect([...snapshotItems(metadata)][0].writtenBy).toBe('spark local-1');
  });

  it('says of a replaced snapshot that it changed rows, and that it is off main', () => {
    const replaced = {
      ...metadata,
      snapshots: metadata.snapshots.map(s => ({ ...s, parentId: null })),
    };
    expect(
      [...snapshotItems(replaced)].map(s => [s.id, s.changesData, s.onMain]),
    ).toEqual([
      ['2', false, true],
      ['1', true, false],
    ]);
  });
});

describe('inspectJson', () => {
  it('has the stable shape of the command line', () => {
    expect(inspectJson(metadata)).toEqual({
      formatVersion: 2,
      tableUuid: '9c12d441-03fe-4693-9a96-a0705ddf69c1',
      location: 's3://warehouse/marts/orders',
      lastUpdatedMs: 1763769600000,
      currentSnapshotId: '2',
      snapshots: 2,
      schema: { id: 0, fields: 5, identifierFields: [1] },
      partitionFields: [
        { name: 'at_day', transform: 'day', sourceColumn: 'at' },
        { name: 'id_bucket', transform: 'bucket[16]', sourceColumn: 'id' },
      ],
      sortFields: 1,
      refs: [{ name: 'main', type: 'branch', snapshotId: '2' }],
      properties: 2,
      clocks: {
        eventTime: null,
        loadTime: null,
        lastDataChange: {
          at: '2026-11-20T00:00:00.000Z',
          snapshotId: '1',
          operation: 'append',
          assumed: false,
          possibleRewrite: false,
        },
        lastCommit: '2025-11-22T00:00:00.000Z',
      },
    });
  });
});
