import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../store/database';
import { TestWarehouse } from './warehouse';

/** Makes a warehouse before each test, and removes it afterwards. */
export function warehousePerTest(take: (made: TestWarehouse) => void): void {
  let warehouse: TestWarehouse;
  beforeEach(async () => {
    warehouse = await TestWarehouse.create();
    take(warehouse);
  });
  afterEach(() => warehouse.dispose());
}

/** A database of its own with all migrations. */
export async function migrated(
  databases: TestDatabases,
  id: TestDatabaseId,
): Promise<Knex> {
  const db = await databases.init(id);
  await migrate(db);
  return db;
}
