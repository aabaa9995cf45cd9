import type { Satellite, VaultColumn } from '../../vault';
import { baseName } from '../dbt/vaultNames';
import { ref, type JinjaValue } from '../print';

/** A column of a mart, and the column of the vault that it shows. */
export interface Attribute {
  /** Name in the mart. */
  name: string;
  column: VaultColumn;
}

/** Attributes of satellites, and how the macros are told. */
export interface Attributes {
  columns: Attribute[];
  /** `[{'relation': …, 'columns': {there: here}}]` */
  satellites: JinjaValue[];
}

/**
 * Gives every attribute a name of its own: its column, or with the satellite's name before it when that is taken.
 *
 * @param taken - names that the mart has already
 */
export function attributesOf(
  satellites: Satellite[],
  taken: string[],
  more: (satellite: Satellite) => { [key: string]: JinjaValue } = () => ({}),
): Attributes {
  const used = new Set(taken);
  const columns: Attribute[] = [];
  const printed = satellites.map((satellite): JinjaValue => {
    const renamed = satellite.columns.map((column): [string, string] => {
      const name = used.has(column.name)
        ? freeName(`${baseName(satellite.name)}_${column.name}`, used)
        : column.name;
      used.add(name);
      columns.push({ name, column });
      return [column.name, name];
    });
    return {
      relation: ref(satellite.name),
      ...more(satellite),
      columns: Object.fromEntries(renamed),
    };
  });
  return { columns, satellites: printed };
}

/** The name, with a number behind it when it is taken. */
export function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; used.has(free); n++) free = `${name}_${n}`;
  return free;
}
