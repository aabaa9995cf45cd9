import { ContractColumn } from '../contract';

/** Physical types of raw bytes; ODCS has no logical type for them. */
const BINARY =
  /^(bytea|blob|binary|varbinary|image|longblob|mediumblob|raw)\b/i;

/** Whether hash spec v1 has a text for the column: it has none for bytes, JSON objects and arrays. */
export function isHashable(column: ContractColumn): boolean {
  return (
    column.logicalType !== 'object' &&
    column.logicalType !== 'array' &&
    !BINARY.test(column.physicalType ?? '')
  );
}
