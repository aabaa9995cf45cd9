import type { SchemaChange, SchemaField } from '../../api';
import { flatten, toTree, type FlatSchema } from './tree';

/** How a field was before a change of it. */
const BEFORE: Partial<
  Record<
    SchemaChange['kind'],
    (field: SchemaField, from: string | null) => SchemaField
  >
> = {
  renamed: (field, from) => ({ ...field, name: from ?? field.name }),
  retyped: (field, from) => ({ ...field, type: from ?? field.type }),
  required: field => ({ ...field, required: false }),
  optional: field => ({ ...field, required: true }),
  keyed: field => ({ ...field, identifier: false }),
  unkeyed: field => ({ ...field, identifier: true }),
  documented: (field, from) => ({ ...field, doc: from }),
  'initial-default': ({ initialDefault: _, ...field }, from) =>
    from === null ? field : { ...field, initialDefault: from },
  'write-default': ({ writeDefault: _, ...field }, from) =>
    from === null ? field : { ...field, writeDefault: from },
};

/**
 * The schema as it was before changes: the inverse of the comparison that found them.
 *
 * @param fields - the schema after them; what else is known of a field stays with it
 */
export function undo(
  fields: SchemaField[],
  changes: SchemaChange[],
): SchemaField[] {
  const flat = flatten(fields);
  if (!flat) {
    return fields;
  }
  for (const change of changes) {
    const { fieldId, kind, from } = change;
    const field = fieldId === null ? undefined : flat.fields.get(fieldId);
    const before = BEFORE[kind];
    if (field && before) {
      flat.fields.set(field.id, before(field, from ?? null));
    } else if (field && kind === 'added') {
      remove(flat, field.id);
    }
  }
  for (const change of changes) {
    if (change.kind === 'reordered' && change.order) {
      // What is left there now are the fields that stayed.
      flat.children.set(change.fieldId, [...change.order]);
    }
  }
  // Each place counts the fields before it, so they go back from the first to the last.
  for (const { kind, was, parentId = null, index = 0 } of changes) {
    if (kind === 'dropped' && was) {
      const siblings = flat.children.get(parentId) ?? [];
      flat.fields.set(was.id, was);
      flat.parents.set(was.id, parentId);
      flat.children.set(parentId, [
        ...siblings.slice(0, index),
        was.id,
        ...siblings.slice(index),
      ]);
    }
  }
  return toTree(flat);
}

function remove(flat: FlatSchema, id: number): void {
  const parent = flat.parents.get(id) ?? null;
  const siblings = flat.children.get(parent) ?? [];
  flat.children.set(
    parent,
    siblings.filter(each => each !== id),
  );
  flat.fields.delete(id);
  flat.parents.delete(id);
}
