import type { Knex } from 'knex';
import { CommonSearches } from './CommonSearches';

/** The index does not know shorter words. */
const INDEXED_LENGTH = 3;

/** Up to so many hits are looked up one by one; more of them are met soon enough on the way through a list. */
const FEW = 1000;

/** How a search narrows a list. */
export interface Search {
  /** Every one must occur. */
  words: string[];
  /** The tables that have them, when they are few. */
  refs?: string[];
}

/** The words of a search, lower case; every one must occur. */
export function searchWords(search: string | undefined): string[] {
  return (search ?? '')
    .replaceAll('\0', ' ')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
}

const common = new WeakMap<Knex, CommonSearches>();

function commonSearches(db: Knex): CommonSearches {
  const known = common.get(db) ?? new CommonSearches();
  common.set(db, known);
  return known;
}

/** Looks a search up in the index. Undefined when nothing is searched for. */
export async function prepareSearch(
  db: Knex,
  search: string | undefined,
): Promise<Search | undefined> {
  const words = searchWords(search);
  if (words.every(word => word.length < INDEXED_LENGTH)) {
    return words.length > 0 ? { words } : undefined;
  }
  const known = commonSearches(db);
  if (known.has(words)) return { words };
  const texts = db('lakehouse_table_texts as searched').select('ref');
  const hits: Array<{ ref: string }> = await whereIndexed(
    db,
    texts,
    words,
  ).limit(FEW + 1);
  if (hits.length <= FEW) return { words, refs: hits.map(({ ref }) => ref) };
  known.add(words);
  return { words };
}

/** Narrows a query of tables to the hits. */
export function whereFound(
  db: Knex,
  query: Knex.QueryBuilder,
  { words, refs }: Search,
): void {
  if (refs) {
    query.whereIn('ref', refs);
    return;
  }
  query.whereExists(
    whereContains(
      db('lakehouse_table_texts as searched')
        .select(db.raw('1'))
        .whereRaw('searched.ref = lakehouse_tables.ref'),
      words,
    ),
  );
}

/** Narrows a query of texts to those that have all words. PostgreSQL takes the index by itself. */
function whereIndexed(
  db: Knex,
  texts: Knex.QueryBuilder,
  words: string[],
): Knex.QueryBuilder {
  if (db.client.config.client === 'pg') {
    return whereContains(texts, words);
  }
  const long = words.filter(word => word.length >= INDEXED_LENGTH);
  const phrases = long.map(word => `"${word.replaceAll('"', '""')}"`);
  texts.whereRaw(
    'searched.id in (select rowid from lakehouse_search where lakehouse_search match ?)',
    [phrases.join(' AND ')],
  );
  return whereContains(
    texts,
    words.filter(word => word.length < INDEXED_LENGTH),
  );
}

function whereContains(
  query: Knex.QueryBuilder,
  words: string[],
): Knex.QueryBuilder {
  return words.reduce(
    (narrowed, word) =>
      narrowed.whereRaw("search_text like ? escape '!'", [
        `%${word.replace(/[!%_]/g, '!$&')}%`,
      ]),
    query,
  );
}
