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

type Detail = TableWithColumns['detail'];

/** How many tables' columns are kept in memory: those of the namespaces that people onboard from now. */
const KEPT = 10_000;

/**
 * Reads whole namespaces, always within what may be seen. Columns are kept by version, whoever asked for them: which tables there are is asked
 * every time, and the form asks after every change of an answer.
 */
export class NamespaceReader {
  readonly #db: Knex;
  readonly #kept = new Map<string, { version: string; detail: Detail }>();

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
      .select('*')
      .orderBy(['sort_name', 'ref'])
      .limit(limit);
    const details = await this.#columns(rows);
    return rows.map(({ ref, name, state, description, row_count }) => ({
      row: { ref, name, state, description, rows: toNumber(row_count) },
      detail: details.get(ref) ?? null,
    }));
  }

  /** Columns by table: those that are kept, and the others from the database. */
  async #columns(rows: TableRecord[]): Promise<Map<string, Detail>> {
    const details = new Map<string, Detail>();
    const unknown = rows.filter(row => {
      const kept = this.#kept.get(row.ref);
      const isKept = kept?.version === versionOf(row);
      if (isKept) details.set(row.ref, kept.detail);
      return !isKept;
    });
    for (const part of chunks(unknown)) {
      const found = await this.#db('lakehouse_table_details')
        .select('ref', 'detail')
        .whereIn(
          'ref',
          part.map(({ ref }) => ref),
        );
      const texts = new Map(found.map(row => [row.ref, row.detail]));
      for (const row of part) {
        const text = texts.get(row.ref);
        const detail = text ? columnsOf(JSON.parse(text)) : null;
        details.set(row.ref, detail);
        this.#keep(row, detail);
      }
    }
    return details;
  }

  #keep(row: TableRecord, detail: Detail): void {
    this.#kept.delete(row.ref);
    this.#kept.set(row.ref, { version: versionOf(row), detail });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT) this.#kept.delete(oldest);
  }

  #of(catalog: string, visible: Visibility) {
    const query = this.#db<TableRecord>('lakehouse_tables').where({ catalog });
    whereVisible(this.#db, query, visible);
    return query;
  }
}

/** Changes whenever the metadata was read anew. */
function versionOf(row: TableRecord): string {
  const { metadata_location, etag, content_version, snapshot_at } = row;
  return JSON.stringify([
    metadata_location,
    etag,
    content_version,
    snapshot_at,
  ]);
}

function columnsOf({ fields, partitionFields }: StoredDetail): Detail {
  return { fields, partitionFields };
}
