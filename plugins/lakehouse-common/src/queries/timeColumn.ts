import type { SchemaField } from '../api';

/** Columns of the platform that say when a row arrived, best first. */
const PLATFORM_COLUMNS = ['_load_time', 'ldts'];

const TIME_TYPE = /^(date|timestamp)/;

/**
 * The column that tells new rows from old ones: the platform's own load time,
 * else the partitioning column, else the first date or timestamp.
 */
export function newestFirstColumn(
  fields: Pick<SchemaField, 'name' | 'type'>[],
  partitionSources: string[] = [],
): string | undefined {
  const timed = fields.filter(field => TIME_TYPE.test(field.type));
  const preferred = [...PLATFORM_COLUMNS, ...partitionSources];
  for (const name of preferred) {
    if (timed.some(field => field.name === name)) return name;
  }
  return timed[0]?.name;
}
