import type { SchemaChange, SchemaField, SchemaVersion } from '../../api';
import { diffSchemas } from './diff';
import { undo } from './undo';

/**
 * A version of the schema as a tree.
 *
 * @param current - the current schema
 * @param versions - all that are kept, oldest first
 * @param index - which of them
 */
export function fieldsAt(
  current: SchemaField[],
  versions: SchemaVersion[],
  index: number,
): SchemaField[] {
  return versions
    .slice(index + 1)
    .reduceRight((fields, { changes }) => undo(fields, changes), current);
}

/** What changed between two schemas of a table, however many versions lie between; null when one of them is not kept. */
export function changesBetween(
  current: SchemaField[],
  versions: SchemaVersion[],
  fromId: number | null | undefined,
  toId: number | null | undefined,
): SchemaChange[] | null {
  const [from, to] = [fromId, toId].map(id =>
    versions.findIndex(({ schemaId }) => schemaId === id),
  );
  if (from < 0 || to < 0) {
    return null;
  }
  return diffSchemas(
    fieldsAt(current, versions, from),
    fieldsAt(current, versions, to),
  );
}
