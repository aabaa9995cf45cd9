// @ts-check

const TEXTS = ['search_text', 'summary', 'facts'];

/** What lists filter and sort by; each begins with what narrows, and ends with an order. */
const INDEXES = [
  ['due_at', 'ref'],
  ['state', 'sort_name', 'ref'],
  ['owner', 'sort_name', 'ref'],
  ['namespace', 'sort_name', 'ref'],
  ['layer', 'sort_name', 'ref'],
  ['catalog', 'layer', 'sort_name', 'ref'],
  // Counts of all filters are read from this one alone.
  ['catalog', 'layer', 'state', 'owner', 'namespace', 'due_at', 'soon_at'],
];

/**
 * The share of a promise after which a table is due; as in the code when this was written.
 */
const DUE_SHARE = 0.8;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const pg = knex.client.config.client === 'pg';
  const text = pg ? 'text collate "C"' : 'text';

  await knex.schema.createTable('lakehouse_table_texts', table => {
    table.comment('What is read only to show or to search a table');
    table.increments('id').comment('Row of the search index in SQLite');
    table.specificType('ref', text).notNullable().unique();
    table.text('search_text').notNullable().comment('Lower case');
    table.text('summary').comment('JSON; null until metadata was read');
    table.text('facts').notNullable().comment('JSON: contract and dbt');
  });
  await knex.raw(
    `insert into lakehouse_table_texts (ref, search_text, summary, facts)
     select ref, search_text, summary, facts from lakehouse_tables`,
  );

  await knex.schema.alterTable('lakehouse_tables', table => {
    table.bigInteger('due_at').comment('When the promise is broken');
    table.bigInteger('soon_at').comment('When most of the promise is over');
  });
  await knex('lakehouse_tables')
    .where({ state: 'present' })
    .update({
      due_at: knex.raw('coalesce(fresh_at, no_later_than) + promise_ms'),
      soon_at: knex.raw(`cast(fresh_at + promise_ms * ${DUE_SHARE} as bigint)`),
    });
  await knex.schema.alterTable('lakehouse_tables', table => {
    table.dropColumns(...TEXTS, 'fresh_at', 'no_later_than', 'promise_ms');
    INDEXES.forEach(columns => table.index(columns));
  });
  // Tables that are set aside are kept as the rows they were.
  await knex('lakehouse_set_aside').update({
    row: knex.raw(
      pg
        ? "(row::jsonb - 'fresh_at' - 'no_later_than' - 'promise_ms')::text"
        : "json_remove(row, '$.fresh_at', '$.no_later_than', '$.promise_ms')",
    ),
  });
  await (pg ? trigramIndex(knex) : trigramTable(knex));
};

/**
 * PostgreSQL finds parts of words with pg_trgm. Whoever may not create the extension searches without index until somebody has, and
 * has run this statement.
 *
 * @param {import('knex').Knex} knex
 */
async function trigramIndex(knex) {
  const { rows } = await knex.raw(
    `select has_database_privilege(current_database(), 'create') as allowed
     from pg_available_extensions where name = 'pg_trgm'`,
  );
  if (rows[0]?.allowed) {
    await knex.raw('create extension if not exists pg_trgm');
  }
  const installed = await knex.raw(
    `select nspname from pg_extension join pg_namespace n on n.oid = extnamespace
     where extname = 'pg_trgm'`,
  );
  if (installed.rows.length > 0) {
    await knex.raw(
      `create index lakehouse_search on lakehouse_table_texts
       using gin (search_text ??.gin_trgm_ops)`,
      [installed.rows[0].nspname],
    );
  }
}

/**
 * SQLite finds parts of words with an index of its own, which triggers keep up to date.
 *
 * @see https://www.sqlite.org/fts5.html#the_trigram_tokenizer
 * @param {import('knex').Knex} knex
 */
async function trigramTable(knex) {
  await knex.raw(
    `create virtual table lakehouse_search using fts5(search_text, content='', contentless_delete=1, tokenize='trigram')`,
  );
  await knex.raw(
    'insert into lakehouse_search (rowid, search_text) select id, search_text from lakehouse_table_texts',
  );
  await knex.raw(
    `create trigger lakehouse_search_insert after insert on lakehouse_table_texts begin
       insert into lakehouse_search (rowid, search_text) values (new.id, new.search_text);
     end`,
  );
  await knex.raw(
    `create trigger lakehouse_search_update after update of search_text on lakehouse_table_texts
     when old.search_text <> new.search_text begin
       update lakehouse_search set search_text = new.search_text where rowid = new.id;
     end`,
  );
  await knex.raw(
    `create trigger lakehouse_search_delete after delete on lakehouse_table_texts begin
       delete from lakehouse_search where rowid = old.id;
     end`,
  );
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('lakehouse_tables', table => {
    INDEXES.forEach(columns => table.dropIndex(columns));
    table.dropColumns('due_at', 'soon_at');
    table.text('search_text').notNullable().defaultTo('');
    table.text('summary');
    table.text('facts').notNullable().defaultTo('{}');
    // They are known again after the next change of a table.
    ['fresh_at', 'no_later_than', 'promise_ms'].forEach(column =>
      table.bigInteger(column),
    );
  });
  for (const column of TEXTS) {
    await knex.raw(
      `update lakehouse_tables set ?? = (
         select t.?? from lakehouse_table_texts t where t.ref = lakehouse_tables.ref)`,
      [column, column],
    );
  }
  if (knex.client.config.client !== 'pg') {
    await knex.raw('drop table lakehouse_search');
  }
  await knex.schema.dropTable('lakehouse_table_texts');
};
