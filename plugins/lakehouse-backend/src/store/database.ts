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

/** Applies the migrations of this package. */
export async function migrate(db: Knex): Promise<void> {
  await db.migrate.latest({
    directory: resolvePackagePath(
      '@lakehouse/backstage-plugin-lakehouse-backend',
      'migrations',
    ),
  });
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
