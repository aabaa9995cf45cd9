import {
  asArray,
  asInteger,
  asObject,
  asOptionalArray,
  asOptionalInteger,
  asString,
  invalid,
  isAbsent,
  type JsonObject,
} from './fields';
import type { SortField, TransformField } from './types';

/** Fields of the default partition spec; v1 may write them as `partition-spec`. */
export function readPartitionFields(root: JsonObject): TransformField[] {
  const listed = isAbsent(root['partition-specs'])
    ? root['partition-spec']
    : defaultEntry(root, 'partition-specs', 'default-spec-id', 'spec-id');
  return asOptionalArray(listed, 'partition-specs.fields').map((entry, index) =>
    readField(entry, `partition-specs.fields[${index}]`),
  );
}

/** Fields of the default sort order; order 0 is unsorted and may be left out. */
export function readSortFields(root: JsonObject): SortField[] {
  const id = asOptionalInteger(
    root['default-sort-order-id'],
    'default-sort-order-id',
  );
  if (!id || isAbsent(root['sort-orders'])) {
    return [];
  }
  const fields = defaultEntry(
    root,
    'sort-orders',
    'default-sort-order-id',
    'order-id',
  );
  return asOptionalArray(fields, 'sort-orders.fields').map((entry, index) => {
    const path = `sort-orders.fields[${index}]`;
    const field = asObject(entry, path);
    return {
      ...readField({ name: '', ...field }, path),
      direction: asString(field.direction, `${path}.direction`),
      nullOrder: asString(field['null-order'], `${path}.null-order`),
    };
  });
}

function defaultEntry(
  root: JsonObject,
  list: string,
  defaultKey: string,
  idKey: string,
): unknown {
  const wanted = asInteger(root[defaultKey], defaultKey);
  const found = asArray(root[list], list)
    .map((entry, index) => asObject(entry, `${list}[${index}]`))
    .find(entry => entry[idKey] === wanted);
  if (!found) {
    throw invalid(defaultKey, `${wanted} is not among ${list}`);
  }
  return found.fields;
}

function readField(value: unknown, path: string): TransformField {
  const field = asObject(value, path);
  const sourceIds = isAbsent(field['source-ids'])
    ? [asInteger(field['source-id'], `${path}.source-id`)]
    : asArray(field['source-ids'], `${path}.source-ids`).map(id =>
        asInteger(id, `${path}.source-ids`),
      );
  return {
    name: asString(field.name, `${path}.name`),
    transform: asString(field.transform, `${path}.transform`),
    sourceIds,
  };
}
