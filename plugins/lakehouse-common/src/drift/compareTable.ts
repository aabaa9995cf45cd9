import type { Drift } from '../api';
import {
  primaryKey,
  type ContractColumn,
  type ContractTable,
} from '../contract';
import { asLoaded, columnChange, isGone } from './fileTable';
import { probableRenames } from './renames';
import { freeName, sourceName } from './sourceNames';
import { typeDrift } from './typeWords';
import {
  addedDrift,
  keyDrift,
  removedDrift,
  renamedDrift,
  type Loaded,
} from './words';

/** What a table of the source has otherwise than that of the contract. */
export interface TableComparison {
  drift: Drift[];
  /** New columns, with the names that the contract gives them. */
  added: { name: string; now: ContractColumn }[];
  /** Columns whose type grew. */
  widened: { was: ContractColumn; now: ContractColumn }[];
}

/** Compares a table of the contract with the one of the source that has its name there; columns are matched by their names there. */
export function compareTable(
  loaded: Loaded,
  read: ContractTable,
): TableComparison {
  const { table, files, policy } = loaded;
  const now = asLoaded(table, read, files, policy);
  const found = new Map(now.properties.map(one => [sourceName(one), one]));
  const known = new Set(table.properties.map(sourceName));
  const gone = table.properties.filter(one => !found.has(sourceName(one)));
  const strange = now.properties.filter(one => !known.has(sourceName(one)));
  const renames = probableRenames(
    table.properties,
    now.properties,
    new Set(gone),
    strange,
    !files || files.format === 'parquet',
  );
  const renamed = new Set(renames.flatMap(({ was, now: to }) => [was, to]));
  const added = named(
    table,
    strange.filter(one => !renamed.has(one)),
  );
  const retyped = table.properties.flatMap(was => {
    const match = found.get(sourceName(was));
    const change = match && columnChange(was, match, files);
    return change ? [{ was, now: match, change }] : [];
  });
  return {
    added,
    widened: retyped.filter(({ change }) => change === 'widened'),
    drift: [
      ...added.map(one => addedDrift(loaded, one.now, one.name)),
      ...retyped.map(one => typeDrift(loaded, one.was, one.now, one.change)),
      ...renames.map(one => renamedDrift(loaded, one.was, one.now)),
      ...gone
        .filter(one => !renamed.has(one) && isGone(one, files))
        .map(one => removedDrift(loaded, one)),
      // Files declare no key; that of a sample is a guess.
      ...(files ? [] : keyChange(loaded, now)),
    ],
  };
}

function named(
  { properties }: ContractTable,
  columns: ContractColumn[],
): TableComparison['added'] {
  const taken = new Set(properties.map(({ name }) => name));
  return columns.map(now => {
    const name = freeName(sourceName(now), 'column', taken);
    taken.add(name);
    return { name, now };
  });
}

/** A database that declares no key says nothing: the key of the contract was chosen by somebody. */
function keyChange(loaded: Loaded, now: ContractTable): Drift[] {
  const was = keyInSource(loaded.table);
  const key = keyInSource(now);
  const isSame =
    key.length === was.length && key.every(name => was.includes(name));
  return key.length === 0 || isSame ? [] : [keyDrift(loaded, was, key)];
}

function keyInSource(table: ContractTable): string[] {
  const byName = new Map(table.properties.map(one => [one.name, one]));
  return primaryKey(table).map(name => sourceName(byName.get(name)!));
}
