import type { TableOwner } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableFacts } from '../facts/types';
import type { StoredSummary, TableTexts } from './rows';

/** What is kept of the metadata of a row; null until it was read. */
export function summaryOf(
  row: Pick<TableTexts, 'summary'>,
): StoredSummary | null {
  return row.summary ? JSON.parse(row.summary) : null;
}

/** Facts with the owner and the tags that were decided for the row. */
export function factsOf(
  row: Pick<TableTexts, 'facts'>,
): TableFacts & { owner: TableOwner } {
  return JSON.parse(row.facts);
}

/** The same; rows that were written before tags were kept have none. */
export function tagsOf(row: Pick<TableTexts, 'facts'>): string[] {
  return factsOf(row).tags ?? [];
}
