import type { Knex } from 'knex';
import type { PublishRule } from '../config/types';
import type { TableRecord, TableRow } from './rows';
import { withTexts } from './tableRows';
import { isVisible, whereVisible, type Visibility } from './visibility';

/** A table, and the first rule that publishes it. */
export interface PublishedRow {
  row: TableRow;
  rule: PublishRule;
}

/** The tables that rules publish as entities of Backstage's catalog. */
export class PublishedTables {
  readonly #db: Knex;
  readonly #rules: PublishRule[];

  constructor(db: Knex, rules: PublishRule[]) {
    this.#db = db;
    this.#rules = rules;
  }

  /** At most `limit` tables by reference, from behind `after`, within what may be seen; `next` is where they go on. */
  async page(
    limit: number,
    visible: Visibility,
    after: string = '',
  ): Promise<{ found: PublishedRow[]; next?: string }> {
    const [first, ...more] = this.#rules.map(({ criteria }) => criteria);
    if (!first) {
      return { found: [] };
    }
    const query = this.#db<TableRecord>('lakehouse_tables')
      .where('ref', '>', after)
      .orderBy('ref')
      .limit(limit + 1);
    whereVisible(this.#db, query, visible);
    whereVisible(this.#db, query, { anyOf: [first, ...more] });
    const records: TableRecord[] = await query;
    const shown = records.slice(0, limit);
    const rows = await withTexts(this.#db, shown);
    return {
      found: rows.flatMap(row => {
        const fits = this.#rules.find(rule => isVisible(row, rule.criteria));
        return fits ? [{ row, rule: fits }] : [];
      }),
      ...(records.length > limit && { next: shown.at(-1)?.ref }),
    };
  }
}
