import { keepsText } from '../../vault';
import type { HashTerm } from '../dbt/stagePlan';
import type { LockedKey, LockedTable, VaultLock } from './vaultLock';

/** A key or hashdiff that rows in the vault have, and that would be made in another way from now on. */
export interface HashChange {
  /** `<source>.<table>` */
  table: string;
  /** Column of its staging table. */
  hash: string;
  before: HashTerm[];
  /** Absent when nothing asks for the hash any more. */
  after?: HashTerm[];
}

/** Hashes that exist only for rows that are staged from now on, although earlier rows have the columns. */
export interface LateHash {
  table: string;
  hash: string;
}

/**
 * Compares what the vault is made of with what it would be made of. A hash may only be added, and a hashdiff may only grow at its end:
 * NULLs at the end of a hashdiff are not hashed, so rows without the new column keep their hash. Tables that left the contracts are not
 * compared.
 *
 * @param contracts - `<source>.<table>` of the tables that are there now
 */
export function compareHashes(
  before: VaultLock,
  after: VaultLock,
  contracts: ReadonlySet<string>,
): { changes: HashChange[]; late: LateHash[] } {
  const both = Object.keys(before.tables)
    .filter(table => contracts.has(table))
    .sort();
  return {
    changes: both.flatMap(table =>
      changesOf(table, before.tables[table], after.tables[table]),
    ),
    late: both.flatMap(table =>
      lateHashes(table, before.tables[table], after.tables[table]),
    ),
  };
}

function changesOf(
  table: string,
  before: LockedTable,
  after: LockedTable | undefined,
): HashChange[] {
  const keys = Object.entries(before.keys).flatMap(([hash, was]) => {
    const is = after?.keys[hash];
    return is && sameKey(was, is)
      ? []
      : [{ table, hash, before: was.key, after: is?.key }];
  });
  const diffs = Object.entries(before.hashdiffs).flatMap(([hash, was]) => {
    const is = after?.hashdiffs[hash];
    return is && startsWith(is, was)
      ? []
      : [{ table, hash, before: was, after: is }];
  });
  return [...keys, ...diffs];
}

function sameKey(was: LockedKey, is: LockedKey): boolean {
  const members = ({ requires, optional }: LockedKey) =>
    JSON.stringify([requires, optional].map(list => list?.map(columnsOf)));
  return (
    was.key.length === is.key.length &&
    startsWith(is.key, was.key) &&
    members(was) === members(is)
  );
}

/** Whether the first of some terms give the same text as others. */
function startsWith(terms: HashTerm[], first: HashTerm[]): boolean {
  return first.every(([column, type], i) => {
    if (terms[i]?.[0] !== column) return false;
    // The type of a literal is its text.
    return column === null
      ? terms[i][1] === type
      : keepsText(type, terms[i][1]);
  });
}

function columnsOf(terms: HashTerm[]) {
  return terms.map(([column, type]) => column ?? [type]);
}

function lateHashes(
  table: string,
  before: LockedTable,
  after: LockedTable | undefined,
): LateHash[] {
  if (!after) return [];
  const had = (terms: HashTerm[]) =>
    terms.some(
      ([column]) => column !== null && before.columns.includes(column),
    );
  const keys = Object.entries(after.keys)
    .filter(([hash, { key }]) => !before.keys[hash] && had(key))
    .map(([hash]) => hash);
  const diffs = Object.entries(after.hashdiffs)
    .filter(([hash, terms]) => !before.hashdiffs[hash] && had(terms))
    .map(([hash]) => hash);
  return [...keys, ...diffs].map(hash => ({ table, hash }));
}
