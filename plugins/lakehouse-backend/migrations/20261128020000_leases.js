// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('lakehouse_leases', table => {
    table.comment('Which backend may write about a catalog');
    table.text('catalog').primary();
    table
      .bigInteger('generation')
      .notNullable()
      .comment('One higher with every holder');
    table.text('holder').comment('Null: free');
    table
      .bigInteger('expires_at')
      .notNullable()
      .comment('Milliseconds, by the clock of the database');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_leases');
};
