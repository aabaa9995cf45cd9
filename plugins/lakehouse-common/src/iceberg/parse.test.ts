import { gzipSync } from 'fflate';
import { IcebergMetadataError, type IcebergMetadataErrorCode } from './errors';
import { parseTableMetadata } from './parse';
import { history, metadataJson } from './__testUtils__/metadata';

const BIG = '3051729675574597004';
const bytes = (text: string) => new TextEncoder().encode(text);

function codeOf(input: string | Uint8Array): IcebergMetadataErrorCode {
  try {
    parseTableMetadata(input);
  } catch (error) {
    expect(error).toBeInstanceOf(IcebergMetadataError);
    const { code, message } = error as IcebergMetadataError;
    expect(bytes(message).length).toBeLessThanOrEqual(1024);
    // eslint-disable-next-line no-control-regex
    expect(message).not.toMatch(/[\u0000-\u001f]/);
    return code;
  }
  throw new Error('The input was read');
}

describe('parseTableMetadata', () => {
  it('keeps 64-bit snapshot ids exact, in every place that names one', () => {
    const metadata = parseTableMetadata(
      metadataJson({
        ...history([
          { id: '8585385837271294837', at: '2026-11-20T00:00:00Z' },
          {
            id: BIG,
            parent: '8585385837271294837',
            at: '2026-11-21T00:00:00Z',
          },
        ]),
        refs: {
          main: { 'snapshot-id': `@id:${BIG}`, type: 'branch' },
          audited: { 'snapshot-id': '@id:8585385837271294837', type: 'tag' },
        },
      }),
    );
    expect(metadata.currentSnapshotId).toBe(BIG);
    expect(metadata.snapshots.map(s => [s.id, s.parentId])).toEqual([
      ['8585385837271294837', null],
      [BIG, '8585385837271294837'],
    ]);
    expect(metadata.refs).toEqual([
      { name: 'audited', type: 'tag', snapshotId: '8585385837271294837' },
      { name: 'main', type: 'branch', snapshotId: BIG },
    ]);
  });

  it('leaves text that looks like an id in a string as it is', () => {
    const comment = `{"snapshot-id":${BIG}} and snapshot-id":${BIG}`;
    const metadata = parseTableMetadata(
      metadataJson({ properties: { comment } }),
    );
    expect(metadata.properties.comment).toBe(comment);
  });

  it('reads pretty-printed files with blanks around the colon', () => {
    const text = metadataJson(
      history([{ id: BIG, at: '2026-11-21T00:00:00Z' }]),
    ).replace(/snapshot-id":/g, 'snapshot-id" :\n  ');
    expect(parseTableMetadata(text).currentSnapshotId).toBe(BIG);
  });

  it('reads v1 with its single schema and spec', () => {
    const metadata = parseTableMetadata(
      JSON.stringify({
        'format-version': 1,
        location: '/warehouse/t',
        'last-updated-ms': 1,
        'last-column-id': 1,
        schema: {
          type: 'struct',
          fields: [{ id: 1, name: 'a', required: true, type: 'int' }],
        },
        'partition-spec': [
          {
            'source-id': 1,
            'field-id': 1000,
            name: 'a',
            transform: 'identity',
          },
        ],
        'current-snapshot-id': -1,
      }),
    );
    expect(metadata).toMatchObject({
      formatVersion: 1,
      tableUuid: null,
      currentSnapshotId: null,
      refs: [],
      partitionFields: [{ name: 'a', transform: 'identity', sourceIds: [1] }],
    });
  });

  it('reads v3 with nested and new types, several sources of a field, and unknown keys', () => {
    const metadata = parseTableMetadata(
      metadataJson({
        'format-version': 3,
        'next-row-id': 12,
        'a-later-feature': { deep: [1, 2] },
        schemas: [
          {
            'schema-id': 0,
            fields: [
              { id: 1, name: 'v', required: false, type: 'variant' },
              {
                id: 2,
                name: 'tags',
                required: false,
                type: {
                  type: 'map',
                  'key-id': 3,
                  key: 'string',
                  'value-id': 4,
                  value: {
                    type: 'list',
                    'element-id': 5,
                    element: 'timestamptz_ns',
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
              { 'source-ids': [1, 2], name: 'b', transform: 'bucket[4]' },
            ],
          },
        ],
      }),
    );
    expect(metadata.partitionFields[0].sourceIds).toEqual([1, 2]);
    expect(metadata.schema.fields[1].type).toMatchObject({ type: 'map' });
  });

  it('reads gzip by content, and a byte order mark', () => {
    const text = metadataJson();
    expect(parseTableMetadata(gzipSync(bytes(text))).formatVersion).toBe(2);
    expect(parseTableMetadata(`\ufeff${text}`).formatVersion).toBe(2);
    expect(parseTableMetadata(bytes(`\ufeff${text}`)).formatVersion).toBe(2);
  });

  it('reads 50 MB', () => {
    const snapshots = Array.from({ length: 130_000 }, (_, index) => ({
      'snapshot-id': `@id:${4_000_000_000_000_000_000n + BigInt(index)}`,
      'timestamp-ms': 1763769600000 + index,
      'manifest-list': `s3://warehouse/orders/metadata/${'x'.repeat(220)}.avro`,
      summary: { operation: 'append', 'added-records': '1' },
    }));
    const text = metadataJson({ snapshots });
    expect(text.length).toBeGreaterThan(50_000_000);
    expect(parseTableMetadata(bytes(text)).snapshots.at(-1)?.id).toBe(
      '4000000000000129999',
    );
  });

  it('refuses above its cap, packed or not, without unpacking it all', () => {
    expect(codeOf(new Uint8Array(64 * 1024 * 1024 + 1))).toBe('too-large');
    expect(codeOf(gzipSync(new Uint8Array(65 * 1024 * 1024)))).toBe(
      'too-large',
    );
  });

  it.each<[IcebergMetadataErrorCode, string, string | Uint8Array]>([
    ['empty', 'nothing', ''],
    ['empty', 'blanks', ' \n'],
    ['truncated', 'half a file', metadataJson().slice(0, 300)],
    ['truncated', 'all but the last brace', metadataJson().slice(0, -1)],
    ['not-json', 'NUL bytes', new Uint8Array(4096)],
    ['not-json', 'binary', new Uint8Array([0x50, 0x41, 0x52, 0x31, 0xff])],
    ['not-json', 'UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00])],
    ['not-json', 'a web page', '<html>\u0007 403 Forbidden</html>'],
    ['gzip', 'half a gzip', gzipSync(bytes(metadataJson())).subarray(0, 200)],
    ['gzip', 'two bytes', new Uint8Array([0x1f, 0x8b])],
    ['not-iceberg', 'a list', '[]'],
    ['not-iceberg', 'another JSON', '{"name":"x"}'],
    ['unsupported-version', 'v4', metadataJson({ 'format-version': 4 })],
    ['unsupported-version', 'text', metadataJson({ 'format-version': '2' })],
    ['not-iceberg', 'a view', metadataJson({ 'view-uuid': 'x' })],
  ])('answers %s for %s', (code, _, input) => {
    expect(codeOf(input)).toBe(code);
  });

  it('reads through deep nesting where it is ignored, and refuses it in a schema', () => {
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const text = metadataJson({ extra: 'DEEP' }).replace('"DEEP"', deep);
    expect(['invalid', 'not-json', 2]).toContain(readOrCode(text));

    let type: unknown = 'int';
    for (let level = 0; level < 500; level++) {
      type = { type: 'list', 'element-id': 10 + level, element: type };
    }
    const schemas = [{ 'schema-id': 0, fields: [{ id: 1, name: 'a', type }] }];
    expect(codeOf(metadataJson({ schemas }))).toBe('invalid');
  });

  it.each<[string, Record<string, unknown>]>([
    ['location', { location: 7 }],
    ['last-updated-ms', { 'last-updated-ms': 1e18 }],
    ['current-schema-id', { 'current-schema-id': 9 }],
    ['schemas', { schemas: [{ 'schema-id': 0, fields: 'none' }] }],
    ['default-spec-id', { 'default-spec-id': 4 }],
    ['current-snapshot-id', { 'current-snapshot-id': 12 }],
    ['snapshots', { snapshots: [{ 'snapshot-id': 1.5, 'timestamp-ms': 1 }] }],
    [
      'snapshots',
      {
        snapshots: [
          { 'snapshot-id': 1, 'timestamp-ms': 1 },
          { 'snapshot-id': 1, 'timestamp-ms': 2 },
        ],
      },
    ],
    ['refs.dev', { refs: { dev: { 'snapshot-id': 5, type: 'branch' } } }],
    [
      'field id',
      {
        schemas: [
          {
            'schema-id': 0,
            fields: [
              { id: 1, name: 'a', type: 'int' },
              { id: 1, name: 'b', type: 'int' },
            ],
          },
        ],
      },
    ],
  ])('names %s when it is wrong', (path, overrides) => {
    const text = metadataJson(overrides);
    expect(codeOf(text)).toBe('invalid');
    expect(() => parseTableMetadata(text)).toThrow(path);
  });
});

function readOrCode(text: string) {
  try {
    return parseTableMetadata(text).formatVersion;
  } catch (error) {
    return (error as IcebergMetadataError).code;
  }
}
