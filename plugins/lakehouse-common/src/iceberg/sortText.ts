import type { SortOrderItem } from '../api';
import { sourceColumn } from './columns';
import { joinWords } from './partitionText';
import type { SortField, TableMetadata } from './types';

const DIRECTIONS: Record<string, string> = {
  asc: 'ascending',
  desc: 'descending',
};

/** All sort orders in words, by id, which is the order in which they came up. */
export function sortOrders(
  metadata: TableMetadata,
  names: Map<number, string>,
): SortOrderItem[] {
  return [...metadata.sortOrders]
    .sort((a, b) => a.id - b.id)
    .map(({ id, fields }) => ({
      id,
      current: id === metadata.defaultSortOrderId,
      text: sortText(fields, names),
    }));
}

/** A sort order in one English sentence; null for the unsorted one. */
function sortText(
  fields: SortField[],
  names: Map<number, string>,
): string | null {
  const parts = fields.map(field => {
    const column = sourceColumn(field, names);
    const what =
      field.transform === 'identity'
        ? column
        : `${field.transform} of ${column}`;
    const direction = Object.hasOwn(DIRECTIONS, field.direction)
      ? DIRECTIONS[field.direction]
      : field.direction;
    return `${what} ${direction} (${field.nullOrder.replace('-', ' ')})`;
  });
  return parts.length > 0 ? `Sorted by ${joinWords(parts)}.` : null;
}
