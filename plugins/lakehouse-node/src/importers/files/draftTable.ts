import {
  type ContractColumn,
  type Inference,
  type Inferences,
  LAKEHOUSE_PROPERTY,
  normalizeNames,
  printable,
  type Reading,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ColumnQuestion, ImportFinding } from '../types';
import { inferType } from './columnType';
import { type KeyedTable, suggestKey } from './keys';
import type { FileTable, InferredType } from './types';

/** A table on its way into the contract. */
export interface Draft extends KeyedTable {
  read: FileTable;
  physicalName: string;
  contractColumns: ContractColumn[];
  questions: ColumnQuestion[];
}

/** Where what is found about a table is put. */
interface Notes {
  findings: ImportFinding[];
  inferences: Inferences;
}

/**
 * Infers types and the key of a table.
 *
 * @param answers - how somebody wants columns to be read that allow several readings
 */
export function draftTable(
  read: FileTable,
  name: string,
  answers: ReadonlyMap<string, Reading>,
  { findings, inferences }: Notes,
): Draft {
  const why: Inference[] = [];
  inferences[name] = why;
  const questions: ColumnQuestion[] = [];
  const names = normalizeNames(
    read.columns.map(column => column.name),
    'column',
  );
  const columns = names.map((column, i) => {
    const { values, type: said } = read.columns[i];
    const found = said ?? inferType(values);
    const type = answered(found, answers.get(column.name));
    if (found.question) {
      const { example, choices } = found.question;
      questions.push({
        column: column.name,
        example: printable(example, 100),
        choices: choices.map(({ as }) => as),
        ...(type !== found && { answer: answers.get(column.name) }),
      });
    }
    if (column.note) {
      findings.push({ severity: 'info', table: name, message: column.note });
    }
    if (type.reason) {
      why.push({
        about: 'type',
        columns: [column.name],
        value: type.logicalType,
        confidence: 'likely',
        reason: `${column.name} is ${type.reason}`,
      });
    }
    if (type.warning) {
      findings.push({
        severity: 'warning',
        table: name,
        file: read.file,
        message: `${read.file}: ${column.original} ${type.warning}.`,
      });
    }
    return { ...column, logicalType: type.logicalType, type, values };
  });
  const key = suggestKey(name, columns);
  if (key.length) {
    why.unshift(suggestedKey(key, read.rows));
  } else {
    findings.push({
      severity: 'warning',
      code: 'no-key',
      table: name,
      file: read.file,
      message: `${read.file}: no column or combination of columns identifies a row. Choose the key of ${name}, or its rows cannot be followed from load to load.`,
    });
  }
  return {
    name,
    physicalName: read.table,
    key,
    read,
    columns,
    questions,
    contractColumns: columns.map(column => ({
      name: column.name,
      ...(column.original !== column.name && { physicalName: column.original }),
      ...typeInContract(column.type),
      ...(key.includes(column.name) && {
        primaryKey: true,
        primaryKeyPosition: key.indexOf(column.name) + 1,
        required: true,
      }),
    })),
  };
}

/** The type that somebody chose; what is no choice of the question is not used. */
function answered(
  found: InferredType,
  answer: Reading | undefined,
): InferredType {
  return found.question?.choices.find(({ as }) => as === answer)?.type ?? found;
}

function typeInContract({
  logicalType,
  physicalType,
  dateFormat,
  numberFormat,
}: InferredType) {
  return {
    logicalType,
    physicalType,
    ...(dateFormat && { logicalTypeOptions: { format: dateFormat } }),
    ...(numberFormat && {
      customProperties: [
        { property: LAKEHOUSE_PROPERTY.numberFormat, value: numberFormat },
      ],
    }),
  };
}

function suggestedKey(key: string[], rows: number): Inference {
  const names = key.join(', ');
  return {
    about: 'key',
    columns: key,
    value: names,
    confidence: 'likely',
    reason: rows
      ? `key ${names}: complete and unique in the ${rows} rows seen`
      : `key ${names}: by its name, the file has no rows`,
  };
}
