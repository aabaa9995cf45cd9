// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const pg = knex.client.config.client === 'pg';
  const text = pg ? 'text collate "C"' : 'text';

  await knex.schema.createTable('lakehouse_runs', table => {
    table.comment('Every sync of a catalog; times in milliseconds');
    table.specificType('id', text).primary();
    table.text('catalog').notNullable();
    table.text('outcome').notNullable().comment('running until it has ended');
    table.text('reason');
    table.bigInteger('started_at').notNullable();
    table.bigInteger('finished_at');
    table.integer('listed').notNullable().defaultTo(0);
    table.integer('read').notNullable().defaultTo(0);
    table.integer('written').notNullable().defaultTo(0);
    table.integer('unreadable').notNullable().defaultTo(0);
    table.integer('missing').notNullable().defaultTo(0);
    table.integer('removed').notNullable().defaultTo(0);
    table.integer('namespaces').notNullable().defaultTo(0);
    table.integer('problems').notNullable().defaultTo(0);
    table.text('outcomes').comment('Hash of lakehouse_run_outcomes');
    table.index(['started_at', 'id']);
    table.index(['catalog', 'started_at', 'id']);
    table.index(['outcomes']);
  });

  await knex.schema.createTable('lakehouse_run_outcomes', table => {
    table.comment(
      'Outcomes per namespace, once for all runs that had the same: idle runs mostly do',
    );
    table.text('hash').primary();
    table.text('namespaces').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_run_outcomes');
  await knex.schema.dropTable('lakehouse_runs');
};
