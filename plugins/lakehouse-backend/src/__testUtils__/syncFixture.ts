import type { Knex } from 'knex';
import { createCatalog } from '../catalogs/createCatalog';
import type { IcebergCatalog } from '../catalogs/types';
import { readCatalogConfigs } from '../config/readConfig';
import { GuardTrips } from '../store/GuardTrips';
import { RemovedTables } from '../store/RemovedTables';
import { RunStore } from '../store/RunStore';
import { TableReader } from '../store/TableReader';
import { createCatalogSync } from '../sync/createCatalogSync';
import { appConfig } from './appConfig';

/** Puts faults in front of a real catalog. */
export type Wrap = (real: IcebergCatalog) => IcebergCatalog;

/** The sync of one catalog `lake` into a database, with what looks into that. */
export function syncFixture(
  db: Knex,
  entry: object,
  wrap: Wrap = real => real,
) {
  const root = appConfig(entry);
  const [config] = readCatalogConfigs(root);
  const reader = new TableReader(db);
  return {
    db,
    reader,
    removed: new RemovedTables(db),
    trips: new GuardTrips(db),
    runs: new RunStore(db),
    sync: createCatalogSync(db, config, wrap(createCatalog(config, root))),
    /** States of the tables that lists show, by name. */
    async states() {
      const { rows } = await reader.page(
        { sort: 'name', order: 'asc', limit: 200 },
        'all',
      );
      return Object.fromEntries(rows.map(row => [row.name, row.state]));
    },
    async row(name: string) {
      return (await reader.byRefs([`lake/${name}`]))[0];
    },
    /** What happened to a table, oldest first. */
    async history(name: string) {
      const [row] = await reader.byRefs([`lake/${name}`]);
      return (await reader.history(row)).reverse();
    },
  };
}
