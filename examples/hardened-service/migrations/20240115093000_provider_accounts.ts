import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('provider_accounts', table => {
    table.increments('id');
    table.string('provider').notNullable();
    table.string('region').notNullable().defaultTo('eu');
  });
  await knex.schema.alterTable('batches', table => {
    table.integer('account_id').references('provider_accounts.id');
    table.dropColumn('provider');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('batches', table => {
    table.dropColumn('account_id');
    table.string('provider');
  });
  await knex.schema.dropTable('provider_accounts');
}
