import {
  evaluate,
  type FreshnessVerdict,
  type Layer,
  type TableListItem,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { toNumber } from '../../store/database';
import type { TableRow } from '../../store/rows';
import { searchWords } from '../../store/search';
import { factsOf, summaryOf, tagsOf } from '../../store/stored';

/** A table as lists show it, with its verdict for the given time. */
export function toListItem(
  row: TableRow,
  nowMs: number,
  search?: string,
): TableListItem {
  const changedAt = toNumber(row.changed_at);
  const matched = matchedColumns(row, search);
  return {
    ref: row.ref,
    catalog: row.catalog,
    namespace: row.namespace,
    name: row.name,
    layer: row.layer as Layer,
    state: row.state,
    stateReason: row.state_reason,
    owner: factsOf(row).owner,
    freshness: verdictOf(row, nowMs),
    changedAt: changedAt === null ? null : new Date(changedAt).toISOString(),
    rows: toNumber(row.row_count),
    bytes: toNumber(row.byte_count),
    description: row.description,
    source: row.source,
    tags: tagsOf(row),
    ...(matched.length > 0 && { matchedColumns: matched }),
  };
}

/** The verdict; a table that cannot be seen any more has none, however fresh it was. */
export function verdictOf(row: TableRow, nowMs: number): FreshnessVerdict {
  return evaluate({
    clocks: row.state === 'present' ? summaryOf(row)?.clocks ?? null : null,
    promise: factsOf(row).promise,
    now: new Date(nowMs),
  });
}

/** Columns whose path holds a word of the search. */
function matchedColumns(row: TableRow, search: string | undefined): string[] {
  const words = searchWords(search);
  if (words.length === 0) {
    return [];
  }
  return (summaryOf(row)?.columns ?? []).filter(path =>
    words.some(word => path.toLowerCase().includes(word)),
  );
}
