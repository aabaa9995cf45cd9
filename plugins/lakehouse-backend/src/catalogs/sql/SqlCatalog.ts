import { access } from 'node:fs/promises';
import type { Knex } from 'knex';
import type { SqlConnection } from '../../config/types';
import type { MetadataFiles } from '../metadata/MetadataFiles';
import {
  CatalogWaitingError,
  type IcebergCatalog,
  type ListedPage,
  type ListedTable,
  type TableName,
} from '../types';
import { loadFile } from '../metadata/loadFile';
import { connect } from './connect';

const PAGE = 1000;

interface Row {
  table_namespace: string;
  table_name: string;
  metadata_location: string | null;
}

/**
 * Iceberg's JDBC catalog in SQLite or PostgreSQL, which Spark and pyiceberg write: one row per table in `iceberg_tables`. Schema V1 adds
 * `iceberg_type`; views are left out.
 *
 * @see https://iceberg.apache.org/docs/latest/jdbc/
 */
export class SqlCatalog implements IcebergCatalog {
  readonly #connection: SqlConnection;
  readonly #files: MetadataFiles;

  constructor(connection: SqlConnection, files: MetadataFiles) {
    this.#connection = connection;
    this.#files = files;
  }

  async *listTables(signal?: AbortSignal): AsyncIterable<ListedPage> {
    await this.#assertExists();
    // A connection per listing: a SQLite file may be replaced between two of them.
    const db = await connect(this.#connection);
    try {
      const typed = await this.#hasTypes(db);
      let after: Row | undefined;
      do {
        signal?.throwIfAborted();
        const rows: Row[] = await this.#page(db, typed, after);
        yield { tables: rows.flatMap(toTable) };
        after = rows.length === PAGE ? rows.at(-1) : undefined;
      } while (after);
    } finally {
      await db.destroy();
    }
  }

  async find({ namespace, name }: TableName): Promise<ListedTable | undefined> {
    await this.#assertExists();
    const db = await connect(this.#connection);
    try {
      const rows = await this.#tables(db, await this.#hasTypes(db)).where({
        table_namespace: namespace.join('.'),
        table_name: name,
      });
      return rows.flatMap(toTable)[0];
    } finally {
      await db.destroy();
    }
  }

  load(table: ListedTable) {
    return loadFile(this.#files, table);
  }

  fingerprint(location: string) {
    return this.#files.fingerprint(location);
  }

  watchPaths(): string[] {
    const { engine, target } = this.#connection;
    return engine === 'sqlite' ? [target, `${target}-wal`] : [];
  }

  async #assertExists(): Promise<void> {
    const { engine, target } = this.#connection;
    if (engine !== 'sqlite') {
      return;
    }
    try {
      await access(target);
    } catch {
      // Without the path: the reason is shown to users.
      throw new CatalogWaitingError('The catalog file does not exist');
    }
  }

  async #hasTypes(db: Knex): Promise<boolean> {
    if (!(await db.schema.hasTable('iceberg_tables'))) {
      throw new CatalogWaitingError(
        'The database has no table iceberg_tables: no Iceberg catalog was written there',
      );
    }
    return db.schema.hasColumn('iceberg_tables', 'iceberg_type');
  }

  #page(db: Knex, typed: boolean, after: Row | undefined): Promise<Row[]> {
    const query = this.#tables(db, typed)
      .orderBy(['table_namespace', 'table_name'])
      .limit(PAGE);
    if (after) {
      query.andWhereRaw('(table_namespace, table_name) > (?, ?)', [
        after.table_namespace,
        after.table_name,
      ]);
    }
    return query.then(rows => rows as Row[]);
  }

  #tables(db: Knex, typed: boolean) {
    const query = db<Row>('iceberg_tables')
      .select('table_namespace', 'table_name', 'metadata_location')
      .where('catalog_name' as never, this.#connection.catalogName);
    if (typed) {
      // Rows of schema V0 that were upgraded have no type: they are tables.
      query.andWhere(type =>
        type.whereNull('iceberg_type').orWhere('iceberg_type', 'TABLE'),
      );
    }
    return query;
  }
}

function toTable(row: Row): ListedTable[] {
  // A table that is being created has no metadata yet.
  return row.metadata_location
    ? [
        {
          namespace: row.table_namespace.split('.'),
          name: row.table_name,
          metadataLocation: row.metadata_location,
        },
      ]
    : [];
}
