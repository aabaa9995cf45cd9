import type { SchemaField } from '../../api';

/** A schema with its fields side by side, so that they can be compared and changed by id. */
export interface FlatSchema {
  /** Without `fields`. */
  fields: Map<number, SchemaField>;
  /** Where a field is; null stands for the table. */
  parents: Map<number, number | null>;
  /** Ids of the fields in a field, in order. */
  children: Map<number | null, number[]>;
}

/** Lays a tree out flat; null when an id is in it twice, which no valid schema has. */
export function flatten(tree: SchemaField[]): FlatSchema | null {
  const flat: FlatSchema = {
    fields: new Map(),
    parents: new Map(),
    children: new Map(),
  };
  const add = (fields: SchemaField[], parent: number | null): boolean => {
    flat.children.set(
      parent,
      fields.map(({ id }) => id),
    );
    return fields.every(({ fields: inner, ...field }) => {
      if (flat.fields.has(field.id)) {
        return false;
      }
      flat.fields.set(field.id, field);
      flat.parents.set(field.id, parent);
      return !inner || add(inner, field.id);
    });
  };
  return add(tree, null) ? flat : null;
}

/** The tree again; paths follow the names. */
export function toTree(
  flat: FlatSchema,
  parent: number | null = null,
  prefix = '',
): SchemaField[] {
  return (flat.children.get(parent) ?? []).flatMap(id => {
    const field = flat.fields.get(id);
    if (!field) {
      return [];
    }
    const path = `${prefix}${field.name}`;
    const inner = toTree(flat, id, `${path}.`);
    return [{ ...field, path, ...(inner.length > 0 && { fields: inner }) }];
  });
}
