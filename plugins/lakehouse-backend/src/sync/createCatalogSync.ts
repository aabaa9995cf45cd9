import type { Knex } from 'knex';
import type { IcebergCatalog } from '../catalogs/types';
import type { CatalogConfig } from '../config/types';
import { FactSource } from '../facts/FactSource';
import { CatalogStore } from '../store/CatalogStore';
import { EdgeStore } from '../store/EdgeStore';
import { GuardTrips } from '../store/GuardTrips';
import { Renames } from '../store/Renames';
import { RunStore } from '../store/RunStore';
import { Shelf } from '../store/Shelf';
import { TableWriter } from '../store/TableWriter';
import { CatalogSync } from './CatalogSync';
import { createScope } from './scope';

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
    tables: new TableWriter(db, config.id, config.defaultOwner),
    shelf: new Shelf(db, config.id),
    renames: new Renames(db, config.id),
    trips: new GuardTrips(db),
    edges: new EdgeStore(db),
    catalogs: new CatalogStore(db),
    runs: new RunStore(db),
  });
}
