// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('lakehouse_runs', table => {
    table
      .text('broke_off_at')
      .comment('Namespace that the listing had come to when it broke off');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('lakehouse_runs', table => {
    table.dropColumn('broke_off_at');
  });
};
