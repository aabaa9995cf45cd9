import type { Contract, ContractTable } from '../../contract';
import {
  commonType,
  hashType,
  tableId,
  type HeldKey,
  type Hub,
  type VaultColumn,
} from '../../vault';
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

  /**
   * A business key as it stands in columns of a table, the collision code included. One type for a key wherever it stands: that of the
   * hub, except where a text points at a number; such a text is compared as it is, because a cast of it could fail.
   */
  key(hub: Hub, from: TableId, held: HeldKey): HashTerm[] {
    const terms = held.columns.map((column, i): HashTerm => {
      const { hashType: type } = hub.businessKey[i];
      return [
        column,
        commonType([this.typeOf(from, column, type), type]) ?? type,
      ];
    });
    const { collisionCode: code } = held;
    return code === undefined ? terms : [...terms, [null, code]];
  }

  private typeOf(from: TableId, column: string, otherwise: string): string {
    const declared = this.tables
      .get(tableId(from.source, from.table))
      ?.properties.find(({ name }) => name === column);
    return declared ? hashType(declared) : otherwise;
  }
}

/** Columns as they are hashed. */
export function termsOf(columns: VaultColumn[]): HashTerm[] {
  return columns.map(({ name, hashType: type }) => [name, type]);
}
