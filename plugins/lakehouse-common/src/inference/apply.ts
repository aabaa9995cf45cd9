import type { Inference } from '../api';
import {
  type Contract,
  type ContractColumn,
  type ContractTable,
  LAKEHOUSE_PROPERTY,
  withCustomProperty,
} from '../contract';
import type { Inferences } from './infer';

/** Tag of columns with personal data; the vault keeps them in satellites of their own (R7). */
export const PERSONAL_TAG = 'pii';
const PERSONAL_CLASSIFICATION = 'restricted';

const isUsed = ({ confidence }: Inference) => confidence !== 'guess';

/** The contract with everything that was inferred with confidence; guesses wait for a person. */
export function applyInferences(
  contract: Contract,
  inferences: Inferences,
): Contract {
  return {
    ...contract,
    schema: contract.schema.map(table =>
      (inferences[table.name] ?? []).filter(isUsed).reduce(applyOne, table),
    ),
  };
}

function applyOne(table: ContractTable, inference: Inference): ContractTable {
  switch (inference.about) {
    case 'loadMode': {
      const [cursor] = inference.columns ?? [];
      const withMode = withCustomProperty(
        table,
        LAKEHOUSE_PROPERTY.loadMode,
        inference.value,
      );
      return cursor
        ? withCustomProperty(withMode, LAKEHOUSE_PROPERTY.cursor, cursor)
        : withMode;
    }
    case 'personalData':
      return withPersonalData(table, [
        ...personalColumns(table),
        ...(inference.columns ?? []),
      ]);
    default:
      return table;
  }
}

/** Names of the columns that the contract marks as personal data. */
export function personalColumns(table: ContractTable): string[] {
  return table.properties
    .filter(({ tags }) => tags?.includes(PERSONAL_TAG))
    .map(({ name }) => name);
}

/** The table with exactly these columns marked as personal data. */
export function withPersonalData(
  table: ContractTable,
  columns: readonly string[],
): ContractTable {
  return {
    ...table,
    properties: table.properties.map(column =>
      markPersonal(column, columns.includes(column.name)),
    ),
  };
}

function markPersonal(
  column: ContractColumn,
  isPersonal: boolean,
): ContractColumn {
  const isMarked = column.tags?.includes(PERSONAL_TAG) ?? false;
  if (isMarked === isPersonal) return column;
  if (isPersonal) {
    return {
      ...column,
      classification: column.classification ?? PERSONAL_CLASSIFICATION,
      tags: [...(column.tags ?? []), PERSONAL_TAG],
    };
  }
  const { tags = [], classification, ...rest } = column;
  const left = tags.filter(tag => tag !== PERSONAL_TAG);
  return {
    ...rest,
    ...(classification &&
      classification !== PERSONAL_CLASSIFICATION && { classification }),
    ...(left.length > 0 && { tags: left }),
  };
}
