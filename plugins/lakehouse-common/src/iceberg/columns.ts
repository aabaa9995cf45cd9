import { childFields } from './schema';
import type { StructField, TableMetadata, TransformField } from './types';

/** Names of columns by field id: dotted paths, from the current schema and, for columns that were dropped, from older ones. */
export function columnNames(metadata: TableMetadata): Map<number, string> {
  const names = new Map<number, string>();
  for (const schema of [...metadata.schemas, metadata.schema]) {
    collect(schema.fields, '', names);
  }
  return names;
}

/** The column that a partition or sort field is made of; several are joined by a comma, an unknown id is written `#id`. */
export function sourceColumn(
  field: TransformField,
  names: Map<number, string>,
): string {
  return field.sourceIds.map(id => names.get(id) ?? `#${id}`).join(', ');
}

function collect(
  fields: StructField[],
  prefix: string,
  names: Map<number, string>,
): void {
  for (const field of fields) {
    const path = `${prefix}${field.name}`;
    names.set(field.id, path);
    collect(childFields(field.type), `${path}.`, names);
  }
}
