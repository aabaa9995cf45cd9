import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';

/** A line of the schema tree. */
export interface SchemaRow {
  field: SchemaField;
  /** 0 for top-level columns. */
  level: number;
  /** It has fields below it. */
  parent: boolean;
  open: boolean;
}

function matches(field: SchemaField, text: string): boolean {
  return [field.path, field.type, field.doc, field.classification].some(each =>
    each?.toLowerCase().includes(text),
  );
}

function matchesDeep(field: SchemaField, text: string): boolean {
  return (
    matches(field, text) ||
    (field.fields ?? []).some(child => matchesDeep(child, text))
  );
}

/**
 * The visible lines of a schema, top to bottom. A filter shows the fields that
 * match in name, type, meaning or classification, with the way down to them.
 *
 * @param open ids of the fields whose children are shown
 */
export function schemaRows(
  fields: SchemaField[],
  open: ReadonlySet<number>,
  filter = '',
  level = 0,
): SchemaRow[] {
  const text = filter.trim().toLowerCase();
  return fields
    .filter(field => !text || matchesDeep(field, text))
    .flatMap(field => {
      const children = field.fields ?? [];
      const below =
        Boolean(text) && children.some(child => matchesDeep(child, text));
      const isOpen = open.has(field.id) || below;
      // What matches by itself shows all that is in it.
      const inner = below ? text : '';
      const row = { field, level, parent: children.length > 0, open: isOpen };
      return isOpen
        ? [row, ...schemaRows(children, open, inner, level + 1)]
        : [row];
    });
}

/** Ids of all fields that have fields below them. */
export function parentIds(fields: SchemaField[]): number[] {
  return fields.flatMap(({ id, fields: children = [] }) =>
    children.length > 0 ? [id, ...parentIds(children)] : [],
  );
}

/** A field with the ids of those that it is in, outermost first. */
export function fieldById(
  fields: SchemaField[],
  id: number,
): { field: SchemaField; within: number[] } | undefined {
  for (const field of fields) {
    if (field.id === id) return { field, within: [] };
    const inner = fieldById(field.fields ?? [], id);
    if (inner) return { ...inner, within: [field.id, ...inner.within] };
  }
  return undefined;
}
