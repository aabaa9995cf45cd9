import type { Contract, ContractTable } from '../../contract';
import type { Hub, VaultColumn } from '../../vault';
import { hashType } from '../hashType';
import type { HashTerm } from './stagePlan';

/** A table of a contract. */
export interface TableId {
  source: string;
  table: string;
}

/** Knows how every column of the contracts is hashed. */
export class HashTerms {
  private readonly tables = new Map<string, ContractTable>();

  constructor(contracts: Contract[]) {
    for (const contract of contracts) {
      for (const table of contract.schema) {
        this.tables.set(tableId(contract.name, table.name), table);
      }
    }
  }

  table({ source, table }: TableId): ContractTable | undefined {
    return this.tables.get(tableId(source, table));
  }

  /** A business key as it stands in columns of a table of `source`, its collision code included. */
  key(hub: Hub, sourceName: string, columns: string[]): HashTerm[] {
    const terms = columns.map(
      (column, i): HashTerm => [column, this.typeOf(hub, i)],
    );
    const code = hub.sources.find(
      from => from.source === sourceName,
    )?.collisionCode;
    return code === undefined ? terms : [...terms, [null, code]];
  }

  /** One type for a key wherever it stands: that of the hub's first source. */
  private typeOf(hub: Hub, position: number): string {
    const first = hub.sources[0];
    const column =
      first &&
      this.table(first)?.properties.find(
        ({ name }) => name === first.columns[position],
      );
    return hashType(column ?? hub.businessKey[position]);
  }

  /** A column with the type that its contract gives it; the vault model's own type when the contract has no such column. */
  of(from: TableId, column: VaultColumn): HashTerm {
    const declared = this.table(from)?.properties.find(
      ({ name }) => name === column.name,
    );
    return [column.name, hashType(declared ?? column)];
  }
}

export function tableId(source: string, table: string): string {
  return `${source}.${table}`;
}
