// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('lakehouse_last_facts', table => {
    table.comment(
      'Contracts and dbt artifacts as they were last read, for a backend that starts while they are gone',
    );
    table.text('catalog').notNullable();
    table.text('kind').notNullable().comment('contracts or dbt');
    table.text('digest').notNullable();
    table.text('content', 'longtext').notNullable();
    table.primary(['catalog', 'kind']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_last_facts');
};
