import type { Knex } from 'knex';
import type { IcebergCatalog } from '../catalogs/types';
import type { CatalogConfig } from '../config/types';
import { FactSource } from '../facts/FactSource';
import { Lease } from '../store/Lease';
import { CatalogSync } from './CatalogSync';
import { createScope } from './scope';
import { syncStores } from './session';

/** The sync of a configured catalog into the plugin's database. */
export function createCatalogSync(
  db: Knex,
  config: CatalogConfig,
  catalog: IcebergCatalog,
): CatalogSync {
  return new CatalogSync({
    id: config.id,
    catalog,
    scope: createScope(config.include, config.exclude),
    keepMs: config.keepDays * 86_400_000,
    facts: new FactSource(config),
    db,
    lease: new Lease(db, config.id),
    stores: on => syncStores(on, config.id),
  });
}
