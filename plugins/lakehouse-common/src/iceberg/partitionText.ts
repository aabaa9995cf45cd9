import { sourceColumn } from './columns';
import type { TransformField } from './types';

const WORDS: Record<string, (column: string) => string> = {
  identity: column => `by ${column}`,
  year: column => `by year of ${column}`,
  month: column => `by month of ${column}`,
  day: column => `by day of ${column}`,
  hour: column => `by hour of ${column}`,
};

/** The partitioning in one English sentence; null for a table that is not partitioned. */
export function partitionText(
  fields: TransformField[],
  names: Map<number, string>,
): string | null {
  // `void` is what v1 leaves behind when a partition field is dropped.
  const parts = fields
    .filter(field => field.transform !== 'void')
    .map(field => transformText(field.transform, sourceColumn(field, names)));
  return parts.length > 0 ? `Partitioned ${joinWords(parts)}.` : null;
}

/** A transform of a column in words; one that is not known is named as it is. */
function transformText(transform: string, column: string): string {
  const simple = Object.hasOwn(WORDS, transform) ? WORDS[transform] : undefined;
  if (simple) {
    return simple(column);
  }
  const [, kind, width] = /^(bucket|truncate)\[(\d+)\]$/.exec(transform) ?? [];
  if (kind === 'bucket') {
    return `into ${width} buckets by ${column}`;
  }
  return kind === 'truncate'
    ? `by ${column} cut to width ${width}`
    : `by ${transform} of ${column}`;
}

/** `a, b and c`. */
export function joinWords(parts: string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
