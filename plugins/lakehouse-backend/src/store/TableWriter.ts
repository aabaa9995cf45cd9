import type { Knex } from 'knex';
import { unpackPage } from '../catalogs/metadata/SnapshotPages';
import { chunks } from './database';
import { recordHistory } from './history';
import {
  KNOWN_COLUMNS,
  type KnownTable,
  type StoredSummary,
  type TableRecord,
  type TableWrite,
} from './rows';
import { writeOlder } from './snapshotPages';
import { saveRows } from './tableRows';
import { NEVER_DUE, toRow } from './toRow';

/** What the sync of one catalog writes. */
export class TableWriter {
  readonly #db: Knex;
  readonly #catalog: string;

  constructor(db: Knex, catalog: string) {
    this.#db = db;
    this.#catalog = catalog;
  }

  /** All known tables of the catalog, with the little that a comparison needs. */
  async known(): Promise<Map<string, KnownTable>> {
    const rows = await this.#db<TableRecord>('lakehouse_tables')
      .select(...KNOWN_COLUMNS)
      .where({ catalog: this.#catalog });
    return new Map(rows.map(row => [row.ref, row as KnownTable]));
  }

  /** The same of one table. */
  async knownOne(ref: string): Promise<KnownTable | undefined> {
    return this.#db<TableRecord>('lakehouse_tables')
      .select(...KNOWN_COLUMNS)
      .where({ catalog: this.#catalog, ref })
      .first();
  }

  /** What was stored of the metadata of these tables. */
  async summaries(refs: string[]): Promise<Map<string, StoredSummary>> {
    const found = new Map<string, StoredSummary>();
    for (const part of chunks(refs)) {
      const rows = await this.#db('lakehouse_table_texts')
        .select('ref', 'summary')
        .whereIn('ref', part)
        .whereNotNull('summary');
      for (const row of rows) {
        found.set(row.ref, JSON.parse(row.summary));
      }
    }
    return found;
  }

  /** Writes tables, all or none of them. Rows are sorted, so that two writers never wait for each other in a circle. */
  async write(tables: TableWrite[]): Promise<number> {
    const sorted = [...tables].sort((a, b) => (a.ref < b.ref ? -1 : 1));
    await this.#db.transaction(async tx => {
      for (const part of chunks(sorted, 100)) {
        await saveRows(tx, part.map(toRow));
        await this.#writeDetails(tx, part);
      }
      await recordHistory(
        tx,
        sorted.flatMap(({ event }) => event ?? []),
      );
    });
    return tables.length;
  }

  async #writeDetails(tx: Knex, tables: TableWrite[]): Promise<void> {
    const read = tables.flatMap(({ ref, identity, detail }) =>
      detail ? [{ ref, ...identity, ...detail }] : [],
    );
    if (read.length === 0) {
      return;
    }
    await tx('lakehouse_table_details')
      .insert(
        read.map(({ ref, detail, snapshots: [newest = '[]'] }) => ({
          ref,
          detail: JSON.stringify(detail),
          snapshots: unpackPage(newest),
        })),
      )
      .onConflict('ref')
      .merge();
    await writeOlder(tx, read);
  }

  /** Marks tables without touching what is known of them. */
  async mark(
    refs: string[],
    state: 'missing' | 'unreadable',
    reason: string,
    lastSeenAt: number | null,
  ): Promise<number> {
    let written = 0;
    for (const part of chunks(refs)) {
      written += await this.#db('lakehouse_tables')
        .whereIn('ref', part)
        .update({
          state,
          state_reason: reason,
          last_seen_at: lastSeenAt,
          ...NEVER_DUE,
        });
    }
    return written;
  }
}
