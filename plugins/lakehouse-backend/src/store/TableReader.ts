import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { readCursor, writeCursor } from './cursor';
import { chunks } from './database';
import { whereMatching, type TableFilters } from './filters';
import { historyOf, type HistoryEvent } from './history';
import type { StoredDetail, TableRow } from './rows';
import {
  readSnapshots,
  type SnapshotKey,
  type SnapshotSlice,
} from './readSnapshots';
import {
  reversed,
  sortKey,
  whereAfter,
  type SortField,
  type SortOrder,
} from './sorting';
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

type KeyedRow = TableRow & Record<`k${number}`, string | number>;

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
    const forward = sortKey(this.#db, query.sort, query.order, nowMs);
    const key = back ? reversed(forward) : forward;
    if (cursor && cursor.key.length !== key.length) {
      throw new InputError('cursor is not valid for this list');
    }

    const found = this.#db<TableRow>('lakehouse_tables').select('*');
    key.forEach(({ expression, order }, index) => {
      found.select(this.#db.raw(`? as k${index}`, [expression as never]));
      found.orderByRaw(`k${index} ${order}`);
    });
    whereMatching(this.#db, found, query, visible, nowMs);
    if (cursor) {
      whereAfter(found, key, cursor.key);
    }
    const rows = (await found.limit(query.limit + 1)) as KeyedRow[];
    const more = rows.length > query.limit;
    const page = rows.slice(0, query.limit);
    if (back) {
      page.reverse();
    }

    const cursorAt = (row: KeyedRow, direction: 'next' | 'prev') =>
      writeCursor({
        sorting,
        direction,
        nowMs,
        key: key.map((_, index) =>
          numberOrText(row[`k${index}`], query.sort, index, key.length),
        ),
      });
    const [first, last] = [page[0], page.at(-1)];
    return {
      rows: page,
      nowMs,
      ...(last && (back || more) && { nextCursor: cursorAt(last, 'next') }),
      ...(first &&
        cursor &&
        (!back || more) && { prevCursor: cursorAt(first, 'prev') }),
    };
  }

  /** One table with what its page needs. */
  async find(
    ref: string,
    visible: Visibility,
  ): Promise<{ row: TableRow; detail: StoredDetail | null } | undefined> {
    const query = this.#db<TableRow>('lakehouse_tables').where({ ref });
    whereVisible(query, visible);
    const row = await query.first();
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
    const rows: TableRow[] = [];
    for (const part of chunks(refs)) {
      rows.push(
        ...(await this.#db<TableRow>('lakehouse_tables').whereIn('ref', part)),
      );
    }
    return rows;
  }

  /** Those of these references that may be seen. */
  async visibleRefs(refs: string[], visible: Visibility): Promise<Set<string>> {
    const found = new Set<string>();
    for (const part of chunks(refs)) {
      const query = this.#db<TableRow>('lakehouse_tables')
        .select('ref')
        .whereIn('ref', part);
      whereVisible(query, visible);
      (await query).forEach(row => found.add(row.ref));
    }
    return found;
  }
}

/** PostgreSQL answers bigint as text; a key must compare as what it is. */
function numberOrText(
  value: string | number,
  sort: SortField,
  index: number,
  length: number,
): string | number {
  const isText =
    index === length - 1 ||
    sort === 'name' ||
    (sort === 'owner' && index === 1);
  return isText ? String(value) : Number(value);
}
