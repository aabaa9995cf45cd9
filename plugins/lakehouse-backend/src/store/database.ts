import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** The plugin's database, with all migrations applied. */
export async function openDatabase(service: DatabaseService): Promise<Knex> {
  const db = await service.getClient();
  if (!service.migrations?.skip) {
    await migrate(db);
  }
  return db;
}

/** Of the lock that one backend at a time migrates with; any number that nobody else takes. */
const MIGRATION_LOCK = 5_242_161_125;

/** Applies the migrations of this package: each is whole or not there at all, so one that was killed begins anew. */
export async function migrate(db: Knex): Promise<void> {
  if (db.client.config.client !== 'pg') {
    await migrateAlone(db);
    return;
  }
  // The lock of knex stays when its holder is killed; this one goes with the connection.
  await db.transaction(async holder => {
    await holder.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await migrateAlone(db);
  });
}

/** Nobody else migrates now: a lock that is there is left of a backend that was killed. */
async function migrateAlone(db: Knex): Promise<void> {
  const config = {
    directory: resolvePackagePath(
      '@lakehouse/backstage-plugin-lakehouse-backend',
      'migrations',
    ),
  };
  await db.migrate.forceFreeMigrationsLock(config);
  await db.migrate.latest(config);
}

/** A bigint column: PostgreSQL answers text, SQLite a number. */
export function toNumber(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}

/** Splits bindings into pieces that every database takes in one statement. */
export function chunks<T>(items: T[], size: number = 400): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    parts.push(items.slice(start, start + size));
  }
  return parts;
}
