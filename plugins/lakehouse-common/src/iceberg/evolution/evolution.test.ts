import fc from 'fast-check';
import type { SchemaField } from '../../api';
import { parseTableMetadata } from '../parse';
import { summarise } from '../summarise';
import { history, metadataJson } from '../__testUtils__/metadata';
import { changesBetween, fieldsAt, schemaHistory } from '.';
import { diffSchemas } from './diff';
import { toTree } from './tree';
import { undo } from './undo';

const field = (id: number, name: string, type: unknown = 'string') => ({
  id,
  name,
  required: false,
  type,
});
const schema = (id: number, ...fields: object[]) => ({
  'schema-id': id,
  fields,
});
const commit = (id: string, schemaId?: number) => ({
  'snapshot-id': Number(id),
  ...(id !== '1' && { 'parent-snapshot-id': Number(id) - 1 }),
  'sequence-number': Number(id),
  'timestamp-ms': Date.UTC(2026, 0, Number(id)),
  ...(schemaId !== undefined && { 'schema-id': schemaId }),
  summary: { operation: 'append' },
});
const table = (
  schemas: object[],
  current: number,
  snapshots: Array<{ 'snapshot-id': number }>,
) =>
  parseTableMetadata(
    metadataJson({
      schemas,
      'current-schema-id': current,
      snapshots,
      'current-snapshot-id': snapshots.at(-1)?.['snapshot-id'],
    }),
  );
const said = (metadata: ReturnType<typeof table>) =>
  schemaHistory(metadata).versions.map(({ schemaId, snapshotId, changes }) => [
    schemaId,
    snapshotId,
    changes.map(({ kind, path, from, to }) =>
      [kind, path, from, to].filter(Boolean).join(' '),
    ),
  ]);

/** Any valid schema of few ids, so that two of them share some. */
const anySchema: fc.Arbitrary<SchemaField[]> = fc
  .shuffledSubarray(Array.from({ length: 12 }, (_, index) => index + 1))
  .chain(ids =>
    fc.tuple(
      ...ids.map((id, index) =>
        fc.record({
          id: fc.constant(id),
          name: fc.constantFrom('a', 'b', 'c'),
          type: fc.constantFrom('int', 'long', 'struct'),
          required: fc.boolean(),
          identifier: fc.boolean(),
          doc: fc.constantFrom(null, 'one', 'two'),
          parent: fc.constantFrom(null, ...ids.slice(0, index)),
        }),
      ),
    ),
  )
  .map(nodes => {
    const flat = {
      fields: new Map<number, SchemaField>(),
      parents: new Map<number, number | null>(),
      children: new Map<number | null, number[]>([[null, []]]),
    };
    for (const { parent, ...each } of nodes) {
      flat.fields.set(each.id, { ...each, path: '' });
      flat.parents.set(each.id, parent);
      flat.children.set(parent, [
        ...(flat.children.get(parent) ?? []),
        each.id,
      ]);
    }
    return toTree(flat);
  });

describe('schema evolution', () => {
  it('tells fields by id: what was renamed is not dropped and added', () => {
    const before = schema(0, field(1, 'id', 'int'), field(2, 'nmae'));
    const after = schema(1, field(2, 'name'), field(1, 'id', 'long'));
    const more = schema(
      2,
      field(1, 'id', 'long'),
      field(3, 'ship_to', {
        type: 'struct',
        fields: [field(4, 'city')],
      }),
    );
    const metadata = table([before, after, more], 2, [
      commit('1', 0),
      commit('2', 1),
      commit('3', 1),
      commit('4', 2),
    ]);
    expect(said(metadata)).toEqual([
      [0, '1', []],
      [1, '2', ['renamed name nmae name', 'retyped id int long', 'reordered']],
      [2, '4', ['added ship_to', 'added ship_to.city', 'dropped name']],
    ]);
    expect(schemaHistory(metadata).versions[2].changes[1].inner).toBe(true);
  });

  it('knows that a table has gone back to an older schema', () => {
    const metadata = table(
      [schema(0, field(1, 'a')), schema(1, field(1, 'b'))],
      0,
      [commit('1', 0), commit('2', 1), commit('3', 0)],
    );
    expect(said(metadata)).toEqual([
      [0, '1', []],
      [1, '2', ['renamed b a b']],
      [0, '3', ['renamed a b a']],
    ]);
  });

  it('leaves out when, where no snapshot says it', () => {
    const schemas = [schema(0, field(1, 'a')), schema(1, field(1, 'b'))];
    expect(said(table(schemas, 1, [commit('1'), commit('2')]))).toEqual([
      [0, null, []],
      [1, null, ['renamed b a b']],
    ]);
  });

  it('says that a schema may be older than the oldest retained snapshot', () => {
    const metadata = table([schema(0, field(1, 'a'))], 0, [commit('5', 0)]);
    expect(schemaHistory(metadata).versions).toEqual([
      expect.objectContaining({ snapshotId: '5', earlier: true }),
    ]);
  });

  it('passes over an old schema that has an id twice', () => {
    const odd = schema(0, field(1, 'a'), field(1, 'b'));
    const metadata = table([odd, schema(1, field(1, 'c'))], 1, []);
    expect(schemaHistory(metadata)).toEqual({
      versions: [expect.objectContaining({ schemaId: 1, changes: [] })],
      omitted: 1,
    });
  });

  it('keeps the newest changes of a table whose every schema is another one, and says how many it left out', () => {
    const wide = (id: number) =>
      schema(
        id,
        ...Array.from({ length: 400 }, (_, index) =>
          field(id * 1000 + index, `column_${id}_${index}`),
        ),
      );
    const schemas = Array.from({ length: 500 }, (_, id) => wide(id));
    const found = schemaHistory(table(schemas, 499, []));
    expect(JSON.stringify(found).length).toBeLessThan(300 * 1024);
    expect(found.versions.at(-1)?.schemaId).toBe(499);
    expect(found.versions.length + found.omitted).toBe(500);
    expect(found.versions.length).toBeGreaterThan(1);
  });

  it('makes every older version again from the current one', () => {
    fc.assert(
      fc.property(fc.array(anySchema, { minLength: 1, maxLength: 4 }), all => {
        const versions = all.map((tree, schemaId) => ({
          schemaId,
          at: null,
          snapshotId: null,
          columns: tree.length,
          changes: schemaId > 0 ? diffSchemas(all[schemaId - 1], tree)! : [],
        }));
        const current = all.at(-1)!;
        all.forEach((tree, index) => {
          expect(fieldsAt(current, versions, index)).toEqual(tree);
        });
        expect(
          undo(current, changesBetween(current, versions, 0, all.length - 1)!),
        ).toEqual(all[0]);
      }),
    );
  });

  it('finds no change between a schema and itself', () => {
    fc.assert(
      fc.property(anySchema, tree => {
        expect(diffSchemas(tree, tree)).toEqual([]);
      }),
    );
  });

  it('keeps what is known of a field beside the metadata when it goes back', () => {
    const metadata = table(
      [schema(0, field(1, 'a')), schema(1, field(1, 'b'), field(2, 'c'))],
      1,
      [],
    );
    const { fields, schemaHistory: found } = summarise(metadata);
    const told = fields.map(each => ({ ...each, classification: 'personal' }));
    expect(fieldsAt(told, found.versions, 0)).toEqual([
      expect.objectContaining({ name: 'a', classification: 'personal' }),
    ]);
  });
});

describe('specs, orders and features', () => {
  const metadata = parseTableMetadata(
    metadataJson({
      'format-version': 3,
      'next-row-id': 17,
      'encryption-keys': [{ 'key-id': 'k', 'encrypted-key-metadata': 'x' }],
      schemas: [
        schema(
          0,
          { ...field(1, 'at', 'timestamptz_ns') },
          { ...field(2, 'body', 'variant'), 'initial-default': 'none' },
          { ...field(3, 'n', 'int'), 'write-default': 0 },
          field(4, 'place', 'geometry(OGC:CRS84)'),
        ),
      ],
      'partition-specs': [
        {
          'spec-id': 1,
          fields: [{ 'source-id': 1, name: 'd', transform: 'day' }],
        },
        {
          'spec-id': 0,
          fields: [{ 'source-id': 1, name: 'm', transform: 'month' }],
        },
        {
          'spec-id': 2,
          fields: [{ 'source-id': 4, name: 'z', transform: 'zorder[3]' }],
        },
        { 'spec-id': 3, fields: [{ name: 'no source' }] },
      ],
      'default-spec-id': 1,
      'sort-orders': [
        { 'order-id': 0, fields: [] },
        {
          'order-id': 1,
          fields: [
            {
              'source-id': 3,
              transform: 'hilbert',
              direction: 'desc',
              'null-order': 'nulls-last',
            },
          ],
        },
      ],
      'default-sort-order-id': 1,
      ...history([
        {
          id: '1',
          at: '2026-01-01T00:00:00Z',
          summary: { operation: 'append', 'added-dvs': '2' },
        },
      ]),
    }),
  );
  const found = summarise(metadata);

  it('says every partitioning in words, unknown transforms by their name, unreadable old ones not at all', () => {
    expect(
      found.partitionSpecs.map(({ id, current, text }) => [id, current, text]),
    ).toEqual([
      [0, false, 'Partitioned by month of at.'],
      [1, true, 'Partitioned by day of at.'],
      [2, false, 'Partitioned by zorder[3] of place.'],
    ]);
  });

  it('says every sort order in words', () => {
    expect(found.sortOrders).toEqual([
      { id: 0, current: false, text: null },
      {
        id: 1,
        current: true,
        text: 'Sorted by hilbert of n descending (nulls last).',
      },
    ]);
  });

  it('names what of version 3 the table uses', () => {
    expect(found.features).toEqual({
      rowLineage: true,
      deletionVectors: 2,
      encryptionKeys: 1,
      types: ['geometry', 'timestamptz_ns', 'variant'],
    });
    expect(found.fields[1].initialDefault).toBe('"none"');
    expect(found.fields[2].writeDefault).toBe('0');
  });
});
