import type { Knex } from 'knex';
import { chunks, toNumber } from './database';
import type { StoredDetail, TableRecord } from './rows';
import { whereVisible, type Visibility } from './visibility';

/** A table of a namespace with what is kept of its columns; null while its metadata was never read. */
export interface TableWithColumns {
  row: Pick<TableRecord, 'ref' | 'name' | 'state' | 'description'> & {
    rows: number | null;
  };
  detail: Pick<StoredDetail, 'fields' | 'partitionFields'> | null;
}

/** Reads whole namespaces, always within what may be seen. */
export class NamespaceReader {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Whether a catalog has a table that may be seen. */
  async hasTables(catalog: string, visible: Visibility): Promise<boolean> {
    return (await this.#of(catalog, visible).first('ref')) !== undefined;
  }

  /** Namespaces of a catalog by name, with the number of their tables. */
  async namespaces(
    catalog: string,
    visible: Visibility,
  ): Promise<{ name: string; tables: number }[]> {
    const rows = await this.#of(catalog, visible)
      .select('namespace')
      .count({ count: '*' })
      .groupBy('namespace');
    return (rows as { namespace: string; count: string | number }[])
      .map(({ namespace, count }) => ({
        name: namespace,
        tables: Number(count),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Tables of a namespace by name. */
  async tables(
    catalog: string,
    namespace: string,
    visible: Visibility,
    limit: number,
  ): Promise<TableWithColumns[]> {
    const rows = await this.#of(catalog, visible)
      .where({ namespace })
      .select('ref', 'name', 'state', 'description', 'row_count')
      .orderBy(['sort_name', 'ref'])
      .limit(limit);
    const details = new Map<string, string>();
    for (const part of chunks(rows)) {
      const found = await this.#db('lakehouse_table_details')
        .select('ref', 'detail')
        .whereIn(
          'ref',
          part.map(({ ref }) => ref),
        );
      found.forEach(({ ref, detail }) => details.set(ref, detail));
    }
    return rows.map(({ row_count, ...row }) => {
      const detail = details.get(row.ref);
      return {
        row: { ...row, rows: toNumber(row_count) },
        detail: detail ? JSON.parse(detail) : null,
      };
    });
  }

  #of(catalog: string, visible: Visibility) {
    const query = this.#db<TableRecord>('lakehouse_tables').where({ catalog });
    whereVisible(this.#db, query, visible);
    return query;
  }
}
