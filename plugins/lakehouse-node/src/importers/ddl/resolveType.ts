import type { TypeName } from './ast';
import { columnType, type DdlType, typeKey } from './columnType';
import type { DdlModel } from './model';

/** A column's type with what the schema's own types add to it. */
export interface ResolvedType extends DdlType {
  required?: boolean;
  values?: string[];
}

/** Domains over domains end somewhere; a schema that says otherwise is broken. */
const MAX_DEPTH = 10;

/** Resolves built-in types, enumerations and domains; an unknown type is loaded as text, and that is said. */
export function resolveType(
  model: DdlModel,
  type: TypeName,
  depth = 0,
): ResolvedType {
  const builtIn = columnType(type);
  if (builtIn) return builtIn;
  const name = typeKey(type);
  const own = model.types.get(name.replace(/^public\./, ''));
  if (own && type.arrayBounds?.length) {
    return { logicalType: 'array', physicalType: `${name}[]` };
  }
  if (own?.kind === 'enum') {
    return { logicalType: 'string', physicalType: name, values: own.values };
  }
  if (own && depth < MAX_DEPTH) {
    const base = resolveType(model, own.type, depth + 1);
    return {
      ...base,
      required: own.required || base.required,
      values: own.values ?? base.values,
    };
  }
  return {
    logicalType: 'string',
    physicalType: name || 'text',
    warning: `has the type ${
      name || '(none)'
    }, which is not known, and is loaded as text`,
  };
}
