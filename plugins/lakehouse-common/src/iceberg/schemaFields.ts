import type { SchemaField } from '../api';
import { childFields } from './schema';
import type { StructField } from './types';

/**
 * A schema as the API shows it: a tree with dotted paths.
 *
 * @param identifiers - ids of the fields that tell rows apart
 */
export function schemaFields(
  fields: StructField[],
  identifiers: Set<number>,
  prefix = '',
): SchemaField[] {
  return fields.map(field => {
    const { id, name, required, doc, initialDefault, writeDefault } = field;
    const path = `${prefix}${name}`;
    const children = childFields(field.type);
    return {
      id,
      name,
      path,
      type: typeof field.type === 'string' ? field.type : field.type.type,
      required,
      identifier: identifiers.has(id),
      doc,
      ...(initialDefault !== undefined && { initialDefault }),
      ...(writeDefault !== undefined && { writeDefault }),
      ...(children.length > 0 && {
        fields: schemaFields(children, identifiers, `${path}.`),
      }),
    };
  });
}
