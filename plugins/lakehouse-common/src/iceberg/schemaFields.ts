import type { SchemaField } from '../api';
import { childFields } from './schema';
import type { StructField } from './types';

/** What is known of fields beside the schema, by field id. */
interface FieldMarks {
  /** The fields that tell rows apart. */
  identifiers: Set<number>;
  /** Estimated numbers of distinct values. */
  distinctValues?: Map<number, number>;
}

/** A schema as the API shows it: a tree with dotted paths. */
export function schemaFields(
  fields: StructField[],
  marks: FieldMarks,
  prefix = '',
): SchemaField[] {
  return fields.map(field => {
    const { id, name, required, doc, initialDefault, writeDefault } = field;
    const path = `${prefix}${name}`;
    const distinctValues = marks.distinctValues?.get(id);
    const children = childFields(field.type);
    return {
      id,
      name,
      path,
      type: typeof field.type === 'string' ? field.type : field.type.type,
      required,
      identifier: marks.identifiers.has(id),
      doc,
      ...(initialDefault !== undefined && { initialDefault }),
      ...(writeDefault !== undefined && { writeDefault }),
      ...(distinctValues !== undefined && { distinctValues }),
      ...(children.length > 0 && {
        fields: schemaFields(children, marks, `${path}.`),
      }),
    };
  });
}
