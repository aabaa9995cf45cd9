// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const pg = knex.client.config.client === 'pg';
  const text = pg ? 'text collate "C"' : 'text';

  await knex.schema.createTable('lakehouse_table_tags', table => {
    table.comment(
      'Tags of tables, to narrow lists by; the facts have them too',
    );
    table.specificType('tag', text).notNullable();
    table.specificType('ref', text).notNullable();
    table.primary(['ref', 'tag']);
    table.index(['tag', 'ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_table_tags');
};
