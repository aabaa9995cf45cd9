// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const pg = knex.client.config.client === 'pg';
  const text = pg ? 'text collate "C"' : 'text';

  await knex.schema.alterTable('lakehouse_tables', table => {
    table.text('table_id').comment('Identity; survives renames');
    table.integer('generation').comment('How often the name was created anew');
    table.bigInteger('first_seen_at');
    table.bigInteger('kept_at').comment('When a person restored it');
    table.text('kept_by');
    table.index(['catalog', 'table_uuid']);
    table.index(['table_id']);
  });
  await knex('lakehouse_tables').update({
    table_id: knex.raw(
      pg ? 'gen_random_uuid()::text' : 'lower(hex(randomblob(16)))',
    ),
    generation: 1,
  });

  await knex.schema.createTable('lakehouse_set_aside', table => {
    table.comment(
      'Tables that nobody sees: removed ones, and those that the filter of their catalog leaves out',
    );
    table.specificType('id', text).primary().comment('table_id');
    table.text('catalog').notNullable();
    table.specificType('ref', text).notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('table_uuid');
    table.text('why').notNullable().comment('removed, out-of-scope');
    table.bigInteger('at').notNullable();
    table.text('by').comment('Who confirmed the removal; null: the sync');
    table.text('row').notNullable().comment('JSON of lakehouse_tables');
    table.text('detail').comment('JSON of lakehouse_table_details');
    table.text('snapshots');
    table.index(['catalog', 'why', 'ref']);
    table.index(['catalog', 'table_uuid']);
    table.index(['why', 'at', 'id']);
  });

  await knex.schema.createTable('lakehouse_table_history', table => {
    table.comment('What happened to tables beside commits');
    table.increments('id');
    table.text('table_id').notNullable();
    table.bigInteger('at').notNullable();
    table.text('event').notNullable();
    table.text('detail').notNullable().comment('JSON');
    table.index(['table_id', 'id']);
    table.index(['at']);
  });

  await knex.schema.createTable('lakehouse_guard_trips', table => {
    table.comment('Removals that the guard held back, with their evidence');
    table.specificType('id', text).primary();
    table.text('catalog').notNullable();
    table.text('namespace').comment('Null: the whole catalog');
    table.text('status').notNullable().comment('open, healed, confirmed');
    table.bigInteger('tripped_at').notNullable();
    table.integer('missing').notNullable();
    table.integer('known').notNullable();
    table.text('refs').notNullable().comment('JSON: the missing tables');
    table.text('decided_by');
    table.bigInteger('decided_at');
    table.index(['catalog', 'status']);
    table.index(['tripped_at', 'id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lakehouse_guard_trips');
  await knex.schema.dropTable('lakehouse_table_history');
  await knex.schema.dropTable('lakehouse_set_aside');
  await knex.schema.alterTable('lakehouse_tables', table => {
    table.dropIndex(['catalog', 'table_uuid']);
    table.dropIndex(['table_id']);
    table.dropColumns(
      'table_id',
      'generation',
      'first_seen_at',
      'kept_at',
      'kept_by',
    );
  });
};
