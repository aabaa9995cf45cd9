import {
  asInteger,
  asObject,
  asOptionalArray,
  asArray,
  asOptionalString,
  asString,
  invalid,
  isAbsent,
  type JsonObject,
} from './fields';
import type { FieldType, StructField, TableSchema } from './types';

/** Deeper nesting than this is refused; real schemas stay below ten levels. */
const MAX_DEPTH = 64;

/** Reads `schemas` and `current-schema-id`, or the single `schema` of v1. */
export function readSchemas(root: JsonObject): {
  schemas: TableSchema[];
  current: TableSchema;
} {
  if (isAbsent(root.schemas)) {
    const only = readSchema(root.schema, 'schema');
    return { schemas: [only], current: only };
  }
  const schemas = asArray(root.schemas, 'schemas').map((schema, index) =>
    readSchema(schema, `schemas[${index}]`),
  );
  assertUnique(
    schemas.map(schema => schema.id),
    'schemas',
    'schema-id',
  );
  const id = asInteger(root['current-schema-id'], 'current-schema-id');
  const current = schemas.find(schema => schema.id === id);
  if (!current) {
    throw invalid('current-schema-id', `${id} is not among schemas`);
  }
  assertUnique(
    allFields(current.fields).map(field => field.id),
    'schemas',
    'field id',
  );
  return { schemas, current };
}

/** A schema's fields with the nested ones, parents before children. */
export function allFields(fields: StructField[]): StructField[] {
  return fields.flatMap(field => [
    field,
    ...allFields(childFields(field.type)),
  ]);
}

/** Direct children of a type: fields of a struct, `element`, or `key` and `value`. */
export function childFields(type: FieldType): StructField[] {
  if (typeof type === 'string') {
    return [];
  }
  if (type.type === 'struct') {
    return type.fields;
  }
  return type.type === 'list' ? [type.element] : [type.key, type.value];
}

/** Refuses a list of ids in which one stands twice. */
export function assertUnique(
  ids: Array<string | number>,
  path: string,
  what: string,
): void {
  const seen = new Set<string | number>();
  for (const id of ids) {
    if (seen.has(id)) {
      throw invalid(path, `has ${what} ${id} twice`);
    }
    seen.add(id);
  }
}

function readSchema(value: unknown, path: string): TableSchema {
  const schema = asObject(value, path);
  return {
    id: isAbsent(schema['schema-id'])
      ? 0
      : asInteger(schema['schema-id'], `${path}.schema-id`),
    fields: readStruct(schema, path, 0),
    identifierFieldIds: asOptionalArray(
      schema['identifier-field-ids'],
      `${path}.identifier-field-ids`,
    ).map(id => asInteger(id, `${path}.identifier-field-ids`)),
  };
}

function readStruct(
  value: JsonObject,
  path: string,
  depth: number,
): StructField[] {
  return asArray(value.fields, `${path}.fields`).map((entry, index) => {
    const at = `${path}.fields[${index}]`;
    const field = asObject(entry, at);
    return {
      id: asInteger(field.id, `${at}.id`),
      name: asString(field.name, `${at}.name`),
      required: field.required === true,
      type: readType(field.type, `${at}.type`, depth + 1),
      doc: asOptionalString(field.doc, `${at}.doc`),
      ...readDefaults(field),
    };
  });
}

/** Default values as the JSON that they are written in: what they mean depends on the type, and they are only shown. */
function readDefaults(
  field: JsonObject,
): Pick<StructField, 'initialDefault' | 'writeDefault'> {
  const text = (value: unknown) => JSON.stringify(value);
  return {
    ...(!isAbsent(field['initial-default']) && {
      initialDefault: text(field['initial-default']),
    }),
    ...(!isAbsent(field['write-default']) && {
      writeDefault: text(field['write-default']),
    }),
  };
}

function readType(value: unknown, path: string, depth: number): FieldType {
  if (typeof value === 'string') {
    return value;
  }
  if (depth > MAX_DEPTH) {
    throw invalid(path, `is nested deeper than ${MAX_DEPTH} levels`);
  }
  const type = asObject(value, path);
  switch (type.type) {
    case 'struct':
      return { type: 'struct', fields: readStruct(type, path, depth) };
    case 'list':
      return { type: 'list', element: readPart(type, 'element', path, depth) };
    case 'map':
      return {
        type: 'map',
        key: readPart(type, 'key', path, depth),
        value: readPart(type, 'value', path, depth),
      };
    default:
      throw invalid(`${path}.type`, 'must be struct, list or map');
  }
}

/** The element of a list, or the key or value of a map: Iceberg gives them ids, so they are fields too. */
function readPart(
  type: JsonObject,
  name: 'element' | 'key' | 'value',
  path: string,
  depth: number,
): StructField {
  return {
    id: asInteger(type[`${name}-id`], `${path}.${name}-id`),
    name,
    required: name === 'key' || type[`${name}-required`] === true,
    type: readType(type[name], `${path}.${name}`, depth + 1),
    doc: null,
  };
}
