import type { Knex } from 'knex';
import { chunks, toNumber } from './database';
import { recordHistory } from './history';
import type { KnownTable, TableRecord, TableRow } from './rows';
import type { SetAsideRow } from './setAside';
import { moveOlder } from './snapshotPages';
import { deleteRows } from './tableRows';

/** A table that is called otherwise now. */
export interface Rename {
  from: string;
  to: string;
  /** Whose history goes on. */
  tableId: string;
  generation: number;
  firstSeenAt: number | null;
}

type Named = Pick<
  TableRow,
  'ref' | 'table_uuid' | 'table_id' | 'first_seen_at'
>;

/** Finds tables again by the uuid in their metadata, and gives the new name the identity of the old one. */
export class Renames {
  readonly #db: Knex;
  readonly #catalog: string;

  constructor(db: Knex, catalog: string) {
    this.#db = db;
    this.#catalog = catalog;
  }

  /**
   * Tables that go on under another name: the old name is omitted by the listing, or was removed, and the new one came up no earlier.
   * A uuid that more than two names share tells nothing: somebody has copied metadata.
   *
   * @param omitted - known tables that the listing leaves out
   * @param lastListedAt - when the old name was listed last, in milliseconds
   */
  async find(
    omitted: KnownTable[],
    lastListedAt: (table: KnownTable) => number,
  ): Promise<Rename[]> {
    const gone = new Map(omitted.map(table => [table.ref, table]));
    const renames: Rename[] = [];
    const uuids = omitted.flatMap(({ table_uuid }) => table_uuid ?? []);
    for (const [a, b] of await this.#pairs(uuids)) {
      const old = gone.get(a.ref) ?? gone.get(b.ref);
      const next = old?.ref === a.ref ? b : a;
      const bornAt = toNumber(next.first_seen_at);
      if (!old || gone.has(next.ref) || bornAt === null) continue;
      if (bornAt >= lastListedAt(old)) {
        renames.push({
          from: old.ref,
          to: next.ref,
          tableId: old.table_id,
          generation: old.generation,
          firstSeenAt: toNumber(old.first_seen_at),
        });
      }
    }
    return renames;
  }

  /** The rows of uuids that exactly two tables of the catalog have. */
  async #pairs(uuids: string[]): Promise<Array<[Named, Named]>> {
    const byUuid = new Map<string, Named[]>();
    for (const part of chunks([...new Set(uuids)])) {
      const rows = await this.#db<TableRecord>('lakehouse_tables')
        .select('ref', 'table_uuid', 'table_id', 'first_seen_at')
        .where({ catalog: this.#catalog })
        .whereIn('table_uuid', part);
      for (const row of rows) {
        const uuid = row.table_uuid as string;
        byUuid.set(uuid, [...(byUuid.get(uuid) ?? []), row]);
      }
    }
    return [...byUuid.values()].filter(
      (rows): rows is [Named, Named] => rows.length === 2,
    );
  }

  /** Removed tables that are the same as tables which came up now, under other names. */
  async findRemoved(
    created: Array<{ ref: string; uuid: string }>,
  ): Promise<Rename[]> {
    const renames: Rename[] = [];
    for (const part of chunks(created)) {
      const entries = await this.#db<SetAsideRow>('lakehouse_set_aside')
        .where({ catalog: this.#catalog, why: 'removed' })
        .whereIn(
          'table_uuid',
          part.map(({ uuid }) => uuid),
        );
      for (const { ref, uuid } of part) {
        const twins = created.filter(other => other.uuid === uuid);
        const old = entries.filter(entry => entry.table_uuid === uuid);
        if (twins.length === 1 && old.length === 1) {
          const row: TableRow = JSON.parse(old[0].row);
          renames.push({
            from: old[0].ref,
            to: ref,
            tableId: old[0].id,
            generation: row.generation,
            firstSeenAt: toNumber(row.first_seen_at),
          });
        }
      }
    }
    return renames;
  }

  /** Carries renames out. Answers the rows that it has written. */
  async apply(renames: Rename[], at: number): Promise<number> {
    await this.#db.transaction(async tx => {
      for (const { from, to, tableId, generation, firstSeenAt } of renames) {
        await deleteRows(tx, [from]);
        await tx('lakehouse_set_aside').where({ id: tableId }).delete();
        const [{ table_id: bornAs }] = await tx('lakehouse_tables')
          .select('table_id')
          .where({ ref: to });
        await moveOlder(tx, bornAs, tableId);
        await tx('lakehouse_tables').where({ ref: to }).update({
          table_id: tableId,
          generation,
          first_seen_at: firstSeenAt,
        });
        await recordHistory(tx, [
          { tableId, at, event: 'renamed', detail: { from, to } },
        ]);
      }
    });
    return renames.length;
  }
}
