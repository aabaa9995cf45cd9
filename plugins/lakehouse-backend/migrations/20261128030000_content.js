// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('lakehouse_tables', table => {
    table
      .integer('content_version')
      .comment('Shape of what is stored of the metadata; others are read anew');
    table.bigInteger('snapshot_at').comment('Time of the current snapshot');
  });
  await knex.schema.createTable('lakehouse_older_snapshots', table => {
    table.comment('Snapshots of long histories, behind those in the details');
    table.text('table_id').notNullable();
    table.integer('page').notNullable().comment('From the oldest, from 0');
    table.text('digest').notNullable().comment('Of the content');
    table.text('snapshots').notNullable().comment('JSON, newest first');
    table.primary(['table_id', 'page']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_older_snapshots');
  await knex.schema.alterTable('lakehouse_tables', table => {
    table.dropColumns('content_version', 'snapshot_at');
  });
};
