import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { knex, type Knex } from 'knex';
import { SHOP_CONTRACT, SHOP_MANIFEST } from './shop';

/** A table of the test warehouse. */
export interface TestTable {
  namespace: string;
  name: string;
  /** Hours since its last append. */
  hoursAgo?: number;
  rows?: number;
  columns?: string[];
  version?: number;
  /** The uuid in its metadata; its name by default. */
  uuid?: string;
  properties?: Record<string, string>;
}

/** JSON of Iceberg metadata with one append. */
export function tableMetadata(table: TestTable): string {
  const { hoursAgo = 1, rows = 10, columns = ['id'], properties = {} } = table;
  const at = Date.now() - hoursAgo * 3_600_000;
  return JSON.stringify({
    'format-version': 2,
    'table-uuid': table.uuid ?? `${table.namespace}.${table.name}`,
    location: `/warehouse/${table.namespace}/${table.name}`,
    'last-updated-ms': at,
    schemas: [
      {
        'schema-id': 0,
        fields: columns.map((name, index) => ({
          id: index + 1,
          name,
          required: false,
          type: 'string',
        })),
      },
    ],
    'current-schema-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'default-spec-id': 0,
    properties,
    'current-snapshot-id': 1,
    snapshots: [
      {
        'snapshot-id': 1,
        'sequence-number': 1,
        'timestamp-ms': at,
        summary: {
          operation: 'append',
          'added-records': String(rows),
          'total-records': String(rows),
          'total-files-size': String(rows * 100),
        },
      },
    ],
  });
}

/** A warehouse on disk with its SQLite catalog, as Spark and pyiceberg write it. */
export class TestWarehouse {
  readonly root: string;
  readonly catalogFile: string;
  readonly warehouse: string;
  #db: Knex | undefined;

  private constructor(root: string) {
    this.root = root;
    this.catalogFile = path.join(root, 'catalog.db');
    this.warehouse = path.join(root, 'warehouse');
  }

  static async create(): Promise<TestWarehouse> {
    return new TestWarehouse(
      await mkdtemp(path.join(os.tmpdir(), 'lakehouse-')),
    );
  }

  /** A raw table that is late and a mart that is fresh, with their contract and dbt artifacts. */
  static async shop(): Promise<TestWarehouse> {
    const warehouse = await TestWarehouse.create();
    await warehouse.commit({
      namespace: 'raw_shop',
      name: 'orders',
      hoursAgo: 5,
    });
    await warehouse.commit({ namespace: 'marts', name: 'fct_orders' });
    await warehouse.writeFile('contracts/shop.odcs.yaml', SHOP_CONTRACT);
    await warehouse.writeFile('dbt/manifest.json', SHOP_MANIFEST);
    return warehouse;
  }

  async dispose() {
    await this.#db?.destroy();
    await rm(this.root, { recursive: true, force: true });
  }

  /** Gives a table another name; its metadata stays where it is. */
  async rename(from: TestTable, to: TestTable) {
    await this.sql(async db => {
      await db('iceberg_tables')
        .where({ table_namespace: from.namespace, table_name: from.name })
        .update({ table_namespace: to.namespace, table_name: to.name });
    });
  }

  /** Writes the table's metadata and points the catalog at it. */
  async commit(table: TestTable): Promise<string> {
    const file = await this.writeMetadata(table, tableMetadata(table));
    await this.point(table, `file://${file}`);
    return file;
  }

  /** Ten marts `t0` … `t9`, of which the guard lets one go at a time. */
  async commitTen(): Promise<TestTable[]> {
    const all = Array.from({ length: 10 }, (_, index) => ({
      namespace: 'marts',
      name: `t${index}`,
    }));
    for (const table of all) await this.commit(table);
    return all;
  }

  async writeMetadata(table: TestTable, content: string): Promise<string> {
    const folder = path.join(
      this.warehouse,
      ...table.namespace.split('.'),
      table.name,
      'metadata',
    );
    await mkdir(folder, { recursive: true });
    const version = String(table.version ?? 0).padStart(5, '0');
    const file = path.join(folder, `${version}-test.metadata.json`);
    await writeFile(file, content);
    return file;
  }

  async point(
    { namespace, name }: TestTable,
    location: string | null,
    type = 'TABLE',
  ) {
    await this.sql(async db => {
      await db('iceberg_tables')
        .insert({
          catalog_name: 'lake',
          table_namespace: namespace,
          table_name: name,
          metadata_location: location,
          iceberg_type: type,
        })
        .onConflict(['catalog_name', 'table_namespace', 'table_name'])
        .merge();
    });
  }

  async drop({ namespace, name }: TestTable) {
    await this.sql(async db => {
      await db('iceberg_tables')
        .where({ table_namespace: namespace, table_name: name })
        .delete();
    });
  }

  async writeFile(name: string, content: string) {
    const file = path.join(this.root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  /** Runs statements on the catalog's database, which it creates in schema V1. */
  async sql(run: (db: Knex) => Promise<void>) {
    this.#db ??= await this.#open();
    await run(this.#db);
  }

  async #open(): Promise<Knex> {
    await mkdir(this.root, { recursive: true });
    const db = knex({
      client: 'better-sqlite3',
      useNullAsDefault: true,
      connection: { filename: this.catalogFile },
    });
    await db.raw(
      `create table if not exists iceberg_tables (
        catalog_name text not null, table_namespace text not null, table_name text not null,
        metadata_location text, previous_metadata_location text, iceberg_type text,
        primary key (catalog_name, table_namespace, table_name))`,
    );
    return db;
  }

  /** `lakehouse.catalogs.<id>` for this warehouse. */
  config() {
    return {
      kind: 'sql',
      sql: { uri: `sqlite:${this.catalogFile}`, catalogName: 'lake' },
      locations: [{ prefix: 'file://', path: this.warehouse }],
      contracts: path.join(this.root, 'contracts'),
      dbt: path.join(this.root, 'dbt'),
      watch: false,
    };
  }
}
