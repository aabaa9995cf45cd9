import { knex, type Knex } from 'knex';
import type { SqlConnection } from '../../config/types';

/** Connects to a catalog's database, for reading. The driver (`better-sqlite3` or `pg`) is loaded here, when it is first needed. */
export async function connect(connection: SqlConnection): Promise<Knex> {
  if (connection.engine === 'postgresql') {
    return knex({
      client: 'pg',
      connection: {
        connectionString: connection.target,
        application_name: 'backstage-lakehouse',
        options: '-c default_transaction_read_only=on',
      },
      acquireConnectionTimeout: 10_000,
      pool: { min: 0, max: 2 },
    });
  }
  return knex({
    client: 'better-sqlite3',
    useNullAsDefault: true,
    connection: {
      filename: connection.target,
      options: { readonly: true },
    },
    pool: { min: 0, max: 1 },
  });
}
