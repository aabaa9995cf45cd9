import type { Knex } from 'knex';
import { chunks } from './database';
import { tagsOf } from './stored';
import type { TableRecord, TableRow, TableTexts } from './rows';

const TEXTS = ['search_text', 'summary', 'facts'] as const;
const TAGS = 'lakehouse_table_tags';

/** Adds the texts to records, in their order. */
export async function withTexts(
  db: Knex,
  records: TableRecord[],
): Promise<TableRow[]> {
  const texts = new Map<string, TableTexts>();
  for (const part of chunks(records)) {
    const rows = await db('lakehouse_table_texts')
      .select('ref', ...TEXTS)
      .whereIn(
        'ref',
        part.map(({ ref }) => ref),
      );
    for (const { ref, ...row } of rows) {
      texts.set(ref, row);
    }
  }
  return records.flatMap(record => {
    const found = texts.get(record.ref);
    // Absent: removed between the two questions.
    return found ? [{ ...record, ...found }] : [];
  });
}

/** Writes tables, over what there is of them. `tx` has to be a transaction. */
export async function saveRows(tx: Knex, rows: TableRow[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const divided = rows.map(({ search_text, summary, facts, ...record }) => ({
    record,
    texts: { ref: record.ref, search_text, summary, facts },
  }));
  await tx('lakehouse_tables')
    .insert(divided.map(({ record }) => record))
    .onConflict('ref')
    .merge();
  await tx('lakehouse_table_texts')
    .insert(divided.map(({ texts }) => texts))
    .onConflict('ref')
    .merge();
  await saveTags(tx, rows);
}

async function saveTags(tx: Knex, rows: TableRow[]): Promise<void> {
  await tx(TAGS)
    .whereIn(
      'ref',
      rows.map(({ ref }) => ref),
    )
    .delete();
  const tagged = rows.flatMap(row =>
    tagsOf(row).map(tag => ({ ref: row.ref, tag })),
  );
  for (const part of chunks(tagged)) {
    await tx(TAGS).insert(part);
  }
}

/** Deletes tables with their texts and details: explicitly, as SQLite may run without foreign keys. `tx` has to be a transaction. */
export async function deleteRows(tx: Knex, refs: string[]): Promise<void> {
  for (const table of [
    'lakehouse_table_details',
    'lakehouse_table_texts',
    TAGS,
    'lakehouse_tables',
  ]) {
    await tx(table).whereIn('ref', refs).delete();
  }
}
