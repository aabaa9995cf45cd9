import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { readCursor, writeCursor, type Cursor } from './cursor';
import { chunks } from './database';
import { whereMatching, type TableFilters } from './filters';
import { historyOf, type HistoryEvent } from './history';
import type { StoredDetail, TableRecord, TableRow } from './rows';
import {
  readSnapshots,
  type SnapshotKey,
  type SnapshotSlice,
} from './readSnapshots';
import { prepareSearch } from './search';
import {
  keyOf,
  orderBy,
  stretches,
  type SortField,
  type SortOrder,
} from './sorting';
import { withTexts } from './tableRows';
import { whereVisible, type Visibility } from './visibility';

/** A page that is asked for. */
export interface PageQuery extends TableFilters {
  sort: SortField;
  order: SortOrder;
  limit: number;
  cursor?: string;
}

/** Rows of one page, and how to get to its neighbours. */
export interface RowPage {
  rows: TableRow[];
  nowMs: number;
  nextCursor?: string;
  prevCursor?: string;
}

/** A record and the stretch of the list that it is in. */
interface Placed {
  record: TableRecord;
  stretch: number;
}

/** Reads tables, always within what may be seen. */
export class TableReader {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** One page, by keyset: it costs the same wherever it is. */
  async page(query: PageQuery, visible: Visibility): Promise<RowPage> {
    const sorting = `${query.sort} ${query.order}`;
    const cursor = query.cursor ? readCursor(query.cursor, sorting) : undefined;
    const nowMs = cursor?.nowMs ?? Date.now();
    const back = cursor?.direction === 'prev';
    const found = await this.#placed(query, visible, nowMs, cursor);
    const more = found.length > query.limit;
    const shown = found.slice(0, query.limit);
    if (back) {
      shown.reverse();
    }

    const parts = stretches(query.sort);
    const cursorAt = (
      { record, stretch }: Placed,
      direction: 'next' | 'prev',
    ) => {
      const key = keyOf(parts[stretch], { ...record });
      return writeCursor({ sorting, direction, nowMs, key: [stretch, ...key] });
    };
    const [first, last] = [shown[0], shown.at(-1)];
    return {
      rows: await withTexts(
        this.#db,
        shown.map(({ record }) => record),
      ),
      nowMs,
      ...(last && (back || more) && { nextCursor: cursorAt(last, 'next') }),
      ...(first &&
        cursor &&
        (!back || more) && { prevCursor: cursorAt(first, 'prev') }),
    };
  }

  /** The records of a page and one more, in the direction of the cursor. */
  async #placed(
    query: PageQuery,
    visible: Visibility,
    nowMs: number,
    cursor: Cursor | undefined,
  ): Promise<Placed[]> {
    const back = cursor?.direction === 'prev';
    const order = (query.order === 'asc') === back ? 'desc' : 'asc';
    const parts = stretches(query.sort);
    const [at, ...key] = cursor?.key ?? [];
    if (cursor && parts[Number(at)]?.key.length !== key.length) {
      throw new InputError('cursor is not valid for this list');
    }
    const search = await prepareSearch(this.#db, query.search);
    const found: Placed[] = [];
    for (const stretch of back
      ? [...parts.keys()].reverse()
      : [...parts.keys()]) {
      const passed = back ? stretch > Number(at) : stretch < Number(at);
      if (passed || found.length > query.limit) {
        continue;
      }
      const records = this.#db<TableRecord>('lakehouse_tables').select('*');
      whereMatching(this.#db, records, query, visible, nowMs, search);
      orderBy(records, parts[stretch], order, stretch === at ? key : undefined);
      const rows = await records.limit(query.limit + 1 - found.length);
      found.push(...rows.map(record => ({ record, stretch })));
    }
    return found;
  }

  /** One table with what its page needs. */
  async find(
    ref: string,
    visible: Visibility,
  ): Promise<{ row: TableRow; detail: StoredDetail | null } | undefined> {
    const query = this.#db<TableRecord>('lakehouse_tables').where({ ref });
    whereVisible(this.#db, query, visible);
    const [row] = await withTexts(this.#db, await query);
    if (!row) {
      return undefined;
    }
    const detail = await this.#db('lakehouse_table_details')
      .select('detail')
      .where({ ref })
      .first();
    return { row, detail: detail ? JSON.parse(detail.detail) : null };
  }

  /** What happened to a table beside commits, newest first. */
  history(row: TableRow): Promise<HistoryEvent[]> {
    return historyOf(this.#db, row.table_id);
  }

  /** Snapshots of a table, newest first. */
  snapshots(
    row: TableRow,
    limit: number,
    after?: SnapshotKey,
  ): Promise<SnapshotSlice> {
    return readSnapshots(this.#db, row, limit, after);
  }

  /** The rows of these references, without regard to who asks: the caller decides what to show. */
  async byRefs(refs: string[]): Promise<TableRow[]> {
    const records: TableRecord[] = [];
    for (const part of chunks(refs)) {
      records.push(
        ...(await this.#db<TableRecord>('lakehouse_tables').whereIn(
          'ref',
          part,
        )),
      );
    }
    return withTexts(this.#db, records);
  }

  /** Those of these references that may be seen. */
  async visibleRefs(refs: string[], visible: Visibility): Promise<Set<string>> {
    const found = new Set<string>();
    for (const part of chunks(refs)) {
      const query = this.#db<TableRecord>('lakehouse_tables')
        .select('ref')
        .whereIn('ref', part);
      whereVisible(this.#db, query, visible);
      (await query).forEach(row => found.add(row.ref));
    }
    return found;
  }
}
