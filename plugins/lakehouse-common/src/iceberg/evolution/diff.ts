import type { SchemaChange, SchemaField } from '../../api';
import { flatten, type FlatSchema } from './tree';

/** What of a field can change while it stays the same field. */
const ASPECTS: Array<
  (before: SchemaField, after: SchemaField) => Aspect | null
> = [
  (before, after) => differs('renamed', before.name, after.name),
  (before, after) => differs('retyped', before.type, after.type),
  (before, after) =>
    toggled(before.required, after.required, ['required', 'optional']),
  (before, after) =>
    toggled(before.identifier, after.identifier, ['keyed', 'unkeyed']),
  (before, after) => differs('documented', before.doc, after.doc),
  (before, after) =>
    differs('initial-default', before.initialDefault, after.initialDefault),
  (before, after) =>
    differs('write-default', before.writeDefault, after.writeDefault),
];

type Aspect = Pick<SchemaChange, 'kind' | 'from' | 'to'>;

/**
 * What made one version of a schema out of another. Fields are told by id, so a renamed one is not a dropped and an added one. The
 * changes hold what {@link undo} needs to make the older version again.
 *
 * @returns null when a version has an id twice
 */
export function diffSchemas(
  before: SchemaField[],
  after: SchemaField[],
): SchemaChange[] | null {
  const old = flatten(before);
  const now = flatten(after);
  return old && now && diffFlat(old, now);
}

function diffFlat(old: FlatSchema, now: FlatSchema): SchemaChange[] {
  const stays = (id: number) =>
    old.fields.has(id) &&
    now.fields.has(id) &&
    old.parents.get(id) === now.parents.get(id);
  const changes: SchemaChange[] = [];
  for (const [id, field] of now.fields) {
    const before = old.fields.get(id);
    if (!before || !stays(id)) {
      const inner = isInner(now, id, stays);
      changes.push({ kind: 'added', fieldId: id, path: field.path, ...inner });
      continue;
    }
    for (const aspect of ASPECTS) {
      const change = aspect(before, field);
      if (change) {
        changes.push({ fieldId: id, path: field.path, ...change });
      }
    }
  }
  for (const [parent, ids] of old.children) {
    changes.push(...dropped(old, parent, ids, stays));
    const order = ids.filter(stays);
    const nowOrder = (now.children.get(parent) ?? []).filter(stays);
    if (order.some((id, index) => id !== nowOrder[index])) {
      const path = parent === null ? '' : old.fields.get(parent)?.path ?? '';
      changes.push({ kind: 'reordered', fieldId: parent, path, order });
    }
  }
  return changes;
}

function dropped(
  old: FlatSchema,
  parentId: number | null,
  ids: number[],
  stays: (id: number) => boolean,
): SchemaChange[] {
  return ids.flatMap((id, index) => {
    const was = old.fields.get(id);
    if (!was || stays(id)) {
      return [];
    }
    const inner = isInner(old, id, stays);
    const { path } = was;
    return [
      { kind: 'dropped', fieldId: id, path, ...inner, was, parentId, index },
    ];
  });
}

/** Marks a field that came or went with the one that it is in. */
function isInner(
  flat: FlatSchema,
  id: number,
  stays: (id: number) => boolean,
): { inner?: true } {
  const parent = flat.parents.get(id) ?? null;
  return parent !== null && !stays(parent) ? { inner: true } : {};
}

function differs(
  kind: SchemaChange['kind'],
  from: string | null | undefined,
  to: string | null | undefined,
): Aspect | null {
  const [before, after] = [from ?? null, to ?? null];
  return before === after ? null : { kind, from: before, to: after };
}

function toggled(
  from: boolean | undefined,
  to: boolean | undefined,
  [on, off]: Array<SchemaChange['kind']>,
): Aspect | null {
  return Boolean(from) === Boolean(to) ? null : { kind: to ? on : off };
}
