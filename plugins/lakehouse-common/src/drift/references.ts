import type { ContractColumn, ContractTable } from '../contract';
import { asList, splitReference } from '../contract/keys';
import { sourceName } from './sourceNames';

/** What a table of the database and its columns are called in the contract; columns that stay out have no name. */
export type Names = ReadonlyMap<
  string,
  { table: string; columns: ReadonlyMap<string, string> }
>;

/** The names of a new table: its columns keep those that the importer gave them. */
export function ownNames(now: ContractTable, table: string) {
  const columns = new Map(now.properties.map(({ name }) => [name, name]));
  return { table, columns };
}

/** The names of a known table: of its columns those that the contract has, or takes in. */
export function namesOf(now: ContractTable, merged: ContractTable) {
  const inContract = new Map(
    merged.properties.map(one => [sourceName(one), one.name]),
  );
  const columns = new Map(
    now.properties.flatMap((one): [string, string][] => {
      const name = inContract.get(sourceName(one));
      return name === undefined ? [] : [[one.name, name]];
    }),
  );
  return { table: merged.name, columns };
}

/** References of a table or a column in the names of the contract; those to what stays out are left out. */
export function inNamesOf<T extends ContractTable | ContractColumn>(
  of: T,
  names: Names,
): T {
  if (!of.relationships) return of;
  const { relationships, ...rest } = of;
  const kept = relationships.flatMap((one: Reference) => {
    const to = translated(one.to, names);
    const from = one.from === undefined ? {} : translated(one.from, names);
    if (!to || !from) return [];
    return [{ ...one, ...(one.from !== undefined && { from }), to }];
  });
  return (kept.length > 0 ? { ...rest, relationships: kept } : rest) as T;
}

interface Reference {
  from?: string | string[];
  to: string | string[];
}

function translated(
  value: string | string[],
  names: Names,
): string | string[] | undefined {
  const parts = asList(value).map(part => {
    const reference = splitReference(part);
    const known = reference && names.get(reference.table);
    const column = known?.columns.get(reference!.column);
    return column === undefined ? undefined : `${known!.table}.${column}`;
  });
  if (parts.includes(undefined)) return undefined;
  return Array.isArray(value) ? (parts as string[]) : parts[0];
}
