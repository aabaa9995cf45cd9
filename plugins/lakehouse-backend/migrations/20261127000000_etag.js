// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('lakehouse_tables', table => {
    table
      .text('etag')
      .comment(
        'What the server of the catalog calls the version that was read',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('lakehouse_tables', table => {
    table.dropColumn('etag');
  });
};
