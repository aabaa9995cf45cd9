import { shortenName } from '../../names';
import type { JinjaCall } from '../print';

/** A column and the type it is hashed as; a literal (collision code) has no column. */
export type HashTerm = [column: string | null, typeOrText: string];

/** A key that staging computes. */
export interface StagedKey {
  key: HashTerm[];
  /** Hub keys that must not be missing; without it, the key's own columns must not. An empty list asks for nothing. */
  requires?: HashTerm[][];
  /** Hub keys that may be missing: each of their columns then enters the text as NULL. */
  optional?: HashTerm[][];
}

/** A foreign key that is translated to the business key of the row it points at. */
export interface Lookup {
  relation: JinjaCall;
  /** Column here -> column there. */
  on: Record<string, string>;
  /** Column there -> name here. */
  select: Record<string, string>;
}

/** What one staging model computes besides the columns of its table. */
export class StagePlan {
  readonly keys = new Map<string, StagedKey>();
  readonly hashdiffs = new Map<string, HashTerm[]>();
  readonly lookups: Lookup[] = [];

  constructor(readonly source: string, readonly table: string) {}

  /** dbt model of the staging table. */
  get model(): string {
    return stagingModel(this.source, this.table);
  }

  /**
   * Registers a key and gives its column: `name` unless that holds another key already, then `otherwise`.
   */
  addKey(name: string, staged: StagedKey, otherwise = name): string {
    const held = this.keys.get(name);
    const taken = held && JSON.stringify(held) !== JSON.stringify(staged);
    const column = taken ? otherwise : name;
    this.keys.set(column, staged);
    return column;
  }

  /**
   * Registers a lookup, once, and gives the columns that it brings: named for its role, with a number where another lookup has that.
   *
   * @param select - columns of the row that is looked up
   */
  addLookup(
    lookup: Omit<Lookup, 'select'>,
    select: string[],
    role: string,
  ): string[] {
    for (let n = 1; ; n++) {
      const prefix = n === 1 ? `_${role}__` : `_${role}_${n}__`;
      const here = select.map(column => shortenName(`${prefix}${column}`));
      const wanted = {
        ...lookup,
        select: Object.fromEntries(select.map((name, i) => [name, here[i]])),
      };
      const held = this.lookups.find(known =>
        Object.values(known.select).some(name => here.includes(name)),
      );
      if (!held) this.lookups.push(wanted);
      if (!held || JSON.stringify(held) === JSON.stringify(wanted)) return here;
    }
  }
}

export function stagingModel(source: string, table: string): string {
  return `stg_${source}__${table}`;
}
