import { isObject, type JsonObject } from './fields';
import type { ColumnStatistics, TableSnapshot } from './types';

/** The kind of sketch whose metadata tells how many distinct values a column has. */
const THETA = 'apache-datasketches-theta-v1';

/**
 * The newest statistics of a table. The sketches themselves lie in Puffin files, which are not read: the metadata repeats what they
 * estimate. A fault in them is no reason to refuse the table, so what cannot be understood is left out.
 *
 * @see https://iceberg.apache.org/spec/#table-statistics
 * @see https://iceberg.apache.org/puffin-spec/#apache-datasketches-theta-v1-blob-type
 */
export function readStatistics(
  root: JsonObject,
  snapshots: TableSnapshot[],
): ColumnStatistics | null {
  const times = new Map(
    snapshots.map(({ id, timestampMs }) => [id, timestampMs]),
  );
  const found = listOf(root.statistics).flatMap(entry => {
    const id = String(entry['snapshot-id']);
    const at = times.get(id);
    const distinctValues = distinctOf(entry);
    return at !== undefined && distinctValues.size > 0
      ? [{ snapshotId: id, at, distinctValues }]
      : [];
  });
  const [newest] = found.sort((a, b) => b.at - a.at);
  return newest ?? null;
}

/** Estimates by field id, of the sketches of one column each. */
function distinctOf(entry: JsonObject): Map<number, number> {
  const found = new Map<number, number>();
  for (const { type, fields, properties } of listOf(entry['blob-metadata'])) {
    const [field, ...more] = Array.isArray(fields) ? fields : [];
    const ndv = isObject(properties) ? Number(properties.ndv) : NaN;
    const isOne = Number.isInteger(field) && more.length === 0;
    if (type === THETA && isOne && Number.isSafeInteger(ndv) && ndv >= 0) {
      found.set(field, ndv);
    }
  }
  return found;
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
