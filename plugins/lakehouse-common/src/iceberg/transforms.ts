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
import type {
  PartitionSpec,
  SortField,
  SortOrder,
  TransformField,
} from './types';

/** All partition specs, and the fields of the default one; v1 may have one only, as `partition-spec`. */
export function readPartitionSpecs(root: JsonObject): {
  partitionSpecs: PartitionSpec[];
  defaultSpecId: number;
  partitionFields: TransformField[];
} {
  if (isAbsent(root['partition-specs'])) {
    const fields = readFields(root['partition-spec'], 'partition-specs.fields');
    return {
      partitionSpecs: [{ id: 0, fields }],
      defaultSpecId: 0,
      partitionFields: fields,
    };
  }
  const defaultSpecId = asInteger(root['default-spec-id'], 'default-spec-id');
  const { entries, current } = readEntries(
    root['partition-specs'],
    {
      list: 'partition-specs',
      idKey: 'spec-id',
      defaultKey: 'default-spec-id',
      defaultId: defaultSpecId,
    },
    readFields,
  );
  return { partitionSpecs: entries, defaultSpecId, partitionFields: current };
}

/** All sort orders, and the fields of the default one; order 0 is unsorted and may be left out. */
export function readSortOrders(root: JsonObject): {
  sortOrders: SortOrder[];
  defaultSortOrderId: number;
  sortFields: SortField[];
} {
  const id = asOptionalInteger(
    root['default-sort-order-id'],
    'default-sort-order-id',
  );
  if (isAbsent(root['sort-orders'])) {
    return { sortOrders: [], defaultSortOrderId: 0, sortFields: [] };
  }
  const { entries, current } = readEntries(
    root['sort-orders'],
    {
      list: 'sort-orders',
      idKey: 'order-id',
      defaultKey: 'default-sort-order-id',
      // Order 0 is unsorted, and may be left out.
      defaultId: id || null,
    },
    readSortFields,
  );
  return {
    sortOrders: entries,
    defaultSortOrderId: id ?? 0,
    sortFields: current,
  };
}

interface Listed {
  list: string;
  idKey: string;
  defaultKey: string;
  /** Null: none of them is. */
  defaultId: number | null;
}

/** What is listed, and the fields of the default one. Only that one has to be readable: a fault in an old one is no reason to refuse the table. */
function readEntries<T>(
  value: unknown,
  { list, idKey, defaultKey, defaultId }: Listed,
  read: (fields: unknown, path: string) => T[],
): { entries: Array<{ id: number; fields: T[] }>; current: T[] } {
  let current: T[] | undefined = defaultId === null ? [] : undefined;
  const entries = asArray(value, list).flatMap((entry, index) => {
    const object = asObject(entry, `${list}[${index}]`);
    const id = object[idKey];
    if (defaultId !== null && id === defaultId) {
      current ??= read(object.fields, `${list}.fields`);
      return [{ id: defaultId, fields: current }];
    }
    try {
      const path = `${list}[${index}].${idKey}`;
      return [{ id: asInteger(id, path), fields: read(object.fields, path) }];
    } catch {
      return [];
    }
  });
  if (!current) {
    throw invalid(defaultKey, `${defaultId} is not among ${list}`);
  }
  return { entries, current };
}

function readFields(value: unknown, path: string): TransformField[] {
  return asOptionalArray(value, path).map((entry, index) =>
    readField(entry, `${path}[${index}]`),
  );
}

function readSortFields(value: unknown, path: string): SortField[] {
  return asOptionalArray(value, path).map((entry, index) => {
    const at = `${path}[${index}]`;
    const field = asObject(entry, at);
    return {
      ...readField({ name: '', ...field }, at),
      direction: asString(field.direction, `${at}.direction`),
      nullOrder: asString(field['null-order'], `${at}.null-order`),
    };
  });
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
