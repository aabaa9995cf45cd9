import type { TableFeatures } from '../api';
import { counter } from '../freshness/dataChange';
import { mainHistory } from './ancestors';
import { allFields } from './schema';
import type { TableMetadata } from './types';

/** Primitive types that came with version 3; parameters as in `geometry(OGC:CRS84)` do not count. */
const V3_TYPES = new Set([
  'variant',
  'timestamp_ns',
  'timestamptz_ns',
  'geometry',
  'geography',
  'unknown',
]);

/**
 * What of format version 3 a table makes use of. Default values lie with the fields.
 *
 * @see https://iceberg.apache.org/spec/#version-3-extended-types-and-capabilities
 */
export function tableFeatures(metadata: TableMetadata): TableFeatures {
  const vectors = mainHistory(metadata)
    .ancestors.map(snapshot => counter(snapshot, 'added-dvs'))
    .filter(count => count !== null);
  const types = allFields(metadata.schema.fields)
    .map(({ type }) => (typeof type === 'string' ? type.split('(')[0] : ''))
    .filter(type => V3_TYPES.has(type));
  return {
    rowLineage: metadata.nextRowId !== null,
    deletionVectors:
      vectors.length > 0
        ? vectors.reduce((sum, count) => sum + count, 0)
        : null,
    encryptionKeys: metadata.encryptionKeys,
    types: [...new Set(types)].sort(),
  };
}
