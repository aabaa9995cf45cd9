// Iceberg table metadata, format version 2, in the folder layout of a catalog without a server.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ID = /"@id:(\d+)"/g;

/** A snapshot id as Spark makes them: 19 digits, which only a text can hold. */
export const snapshotId = number =>
  `@id:${7_100_000_000_000_000_000n + BigInt(number) * 7_919n}`;

/** The same name always gives the same uuid. */
function uuidOf(name) {
  const hash = createHash('sha256').update(name).digest('hex');
  return hash.replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/,
    '$1-$2-4$3-a$4-$5',
  );
}

/** Gives nested types their field ids: `struct`, `list` and `map` as `{ struct: columns }`, `{ list }`, `{ map }`; a text is a type. */
function typed(type, next) {
  if (typeof type === 'string') {
    const map = /^map<(\w+), (\w+)>$/.exec(type);
    return map ? typed({ map: map[2] }, next) : type;
  }
  if (type.struct)
    return { type: 'struct', fields: fieldsOf(type.struct, next) };
  if (type.list) {
    return {
      type: 'list',
      'element-id': next(),
      element: typed(type.list, next),
      'element-required': false,
    };
  }
  return {
    type: 'map',
    'key-id': next(),
    key: 'string',
    'value-id': next(),
    value: typed(type.map, next),
    'value-required': false,
  };
}

function fieldsOf(columns, next) {
  return columns.map(([name, type, doc]) => ({
    id: next(),
    name,
    required: false,
    ...(doc && { doc }),
    type: typed(type, next),
  }));
}

/** Fields of columns `[name, type, doc]`; the first one is the key. */
export function schemaFields(columns) {
  let last = 0;
  const fields = fieldsOf(columns, () => ++last);
  if (fields[0]) fields[0].required = true;
  return { fields, last };
}

function totals(snapshots) {
  const total = { records: 0, bytes: 0, files: 0 };
  return snapshots.map(({ added = 0, deleted = 0, files = 0, gone = 0 }) => {
    total.records += added - deleted;
    total.files += files - gone;
    total.bytes = total.records * 57;
    return {
      ...(added && { 'added-records': String(added) }),
      ...(deleted && { 'deleted-records': String(deleted) }),
      ...(files && { 'added-data-files': String(files) }),
      ...(gone && { 'deleted-data-files': String(gone) }),
      'total-records': String(total.records),
      'total-files-size': String(total.bytes),
      'total-data-files': String(total.files),
      'total-delete-files': '0',
      'total-position-deletes': '0',
      'total-equality-deletes': '0',
    };
  });
}

/**
 * Table metadata.
 *
 * @param schemas - fields of each version, oldest first
 * @param snapshots - `{ at, operation, added, deleted, files, gone, schema, summary }`, oldest first
 */
export function tableMetadata({
  ref,
  location,
  schemas,
  lastColumnId,
  snapshots,
  specs = [[]],
  sort = [],
  refs = {},
  properties = {},
}) {
  const counts = totals(snapshots);
  const current = snapshots.length - 1;
  return {
    'format-version': 2,
    'table-uuid': uuidOf(ref),
    location,
    'last-sequence-number': snapshots.length,
    'last-updated-ms': snapshots.at(-1)?.at ?? Date.now(),
    'last-column-id': lastColumnId,
    'current-schema-id': schemas.length - 1,
    schemas: schemas.map((fields, id) => ({
      type: 'struct',
      'schema-id': id,
      'identifier-field-ids': fields[0]?.required ? [fields[0].id] : [],
      fields,
    })),
    'default-spec-id': specs.length - 1,
    'partition-specs': specs.map((fields, id) => ({ 'spec-id': id, fields })),
    'last-partition-id': 1000 + specs.length,
    'default-sort-order-id': sort.length ? 1 : 0,
    'sort-orders': [
      { 'order-id': 0, fields: [] },
      ...(sort.length ? [{ 'order-id': 1, fields: sort }] : []),
    ],
    properties,
    ...(current >= 0 && { 'current-snapshot-id': snapshotId(current) }),
    refs: {
      ...(current >= 0 && {
        main: { 'snapshot-id': snapshotId(current), type: 'branch' },
      }),
      ...refs,
    },
    snapshots: snapshots.map((snapshot, number) => ({
      'snapshot-id': snapshotId(number),
      ...(number > 0 && { 'parent-snapshot-id': snapshotId(number - 1) }),
      'sequence-number': number + 1,
      'timestamp-ms': snapshot.at,
      'manifest-list': `${location}/metadata/snap-${number}.avro`,
      'schema-id': snapshot.schema ?? schemas.length - 1,
      summary: {
        operation: snapshot.operation ?? 'append',
        ...counts[number],
        'engine-name': 'spark',
        'engine-version': '3.5.6',
        'app-id': `local-${snapshot.at}`,
        ...snapshot.summary,
      },
    })),
    'snapshot-log': [],
    'metadata-log': [],
  };
}

/** Writes the metadata as version 1 of its table. */
export function writeMetadata(metadata) {
  const folder = path.join(metadata.location, 'metadata');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'v1.metadata.json'),
    JSON.stringify(metadata).replace(ID, '$1'),
  );
  fs.writeFileSync(path.join(folder, 'version-hint.text'), '1');
}
