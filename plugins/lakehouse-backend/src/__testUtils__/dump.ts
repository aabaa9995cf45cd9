import type { Knex } from 'knex';

/** All that is stored of tables, but for what tells when and how they got there. */
export async function dump(db: Knex) {
  const tables = await db('lakehouse_tables').orderBy('ref');
  const texts = await db('lakehouse_table_texts').orderBy('ref');
  const details = await db('lakehouse_table_details').orderBy('ref');
  const tags = await db('lakehouse_table_tags').orderBy(['ref', 'tag']);
  return {
    tables: tables.map(({ table_id: _, first_seen_at: __, ...row }) => row),
    texts: texts.map(({ id: _, ...row }) => row),
    tags,
    details,
  };
}
