// @ts-check

/**
 * Text that is compared byte by byte, on SQLite and PostgreSQL alike, so that keyset pages do not depend on the locale of a database.
 *
 * @param {import('knex').Knex} knex
 * @returns {string}
 */
function binaryText(knex) {
  return knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = binaryText(knex);

  await knex.schema.createTable('lakehouse_catalogs', table => {
    table.comment('The last run per Iceberg catalog');
    table.text('id').primary();
    table.text('outcome').notNullable();
    table.text('reason');
    table.bigInteger('last_run_at').comment('Milliseconds since the epoch');
    table.bigInteger('last_success_at');
    table.integer('listed').notNullable().defaultTo(0);
  });

  await knex.schema.createTable('lakehouse_tables', table => {
    table.comment('One row per Iceberg table; times in milliseconds');
    table.specificType('ref', text).primary().comment('Table reference');
    table.specificType('catalog', text).notNullable();
    table.specificType('namespace', text).notNullable();
    table.text('name').notNullable();
    table.specificType('sort_name', text).notNullable().comment('Lower case');
    table.text('layer').notNullable();
    table.text('state').notNullable();
    table.text('state_reason');
    table.bigInteger('last_seen_at');
    table.text('metadata_location').notNullable();
    table.text('table_uuid');
    table.text('description');
    table.text('source');
    table.specificType('owner', text);
    table.text('owner_evidence').notNullable();
    table.bigInteger('changed_at').comment('Last data change');
    table.bigInteger('fresh_at').comment('Time of the deciding clock');
    table.bigInteger('no_later_than');
    table.bigInteger('promise_ms');
    table.bigInteger('row_count');
    table.bigInteger('byte_count');
    table.text('search_text').notNullable().comment('Lower case');
    table.text('summary').comment('JSON; null until metadata was read');
    table.text('facts').notNullable().comment('JSON: contract and dbt');
    table.text('facts_hash').notNullable();
    table.index(['sort_name', 'ref']);
    table.index(['catalog', 'state']);
    table.index(['owner', 'ref']);
    table.index(['changed_at', 'ref']);
    table.index(['row_count', 'ref']);
    table.index(['byte_count', 'ref']);
  });

  await knex.schema.createTable('lakehouse_table_details', table => {
    table.comment('What only the page of one table needs');
    table.specificType('ref', text).primary();
    table.text('detail').notNullable().comment('JSON');
    table.text('snapshots').notNullable().comment('JSON, newest first');
    table.foreign('ref').references('lakehouse_tables.ref').onDelete('CASCADE');
  });

  await knex.schema.createTable('lakehouse_edges', table => {
    table.comment('Lineage between datasets');
    table.text('catalog').notNullable().comment('Whose artifacts named it');
    table.specificType('from_id', text).notNullable();
    table.specificType('to_id', text).notNullable();
    table.text('job').notNullable();
    table.text('why').notNullable();
    table.primary(['from_id', 'to_id', 'catalog', 'job']);
    table.index(['to_id', 'from_id']);
    table.index(['catalog']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_edges');
  await knex.schema.dropTable('lakehouse_table_details');
  await knex.schema.dropTable('lakehouse_tables');
  await knex.schema.dropTable('lakehouse_catalogs');
};
