import {
  primaryKey,
  type Contract,
  type DiscoveryCheck,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportResult } from '../../importers';
import { check } from '../discovery/outcomes';
import { count, someOf } from '../discovery/wording';
import type { FileGroups } from './fileTables';

/** Objects and tables that are looked at. */
export const LIMITS = { pages: 20, tables: 500 };

/** How many tables the files are; failed when there is none. */
export function checkFileTables(
  { groups, leftOut }: FileGroups,
  truncated: boolean,
): DiscoveryCheck {
  const others = leftOut.length
    ? ` Left out, since they are unfinished or neither CSV, JSON nor Parquet: ${someOf(
        leftOut,
      )}.`
    : '';
  if (groups.length === 0) {
    return check(
      'tables',
      `There are no files to read.${others}`,
      'Put files that end in .csv, .json, .jsonl, .ndjson or .parquet there, or ask the platform team whether the prefix of the connection is right.',
      'failed',
    );
  }
  const more = truncated
    ? ' There are more files than are listed, so tables may be missing.'
    : '';
  const many =
    groups.length > LIMITS.tables
      ? ` Only the first ${LIMITS.tables} are read.`
      : '';
  const message = `${count(
    groups.length,
    'table',
  )} found.${many}${more}${others}`;
  return more || many
    ? check(
        'tables',
        message,
        'Ask the platform team for a connection with a narrower prefix.',
      )
    : check('tables', message);
}

/** Which tables have no key that the samples show. */
export function checkFileKeys(contract: Contract | undefined): DiscoveryCheck {
  const without = (contract?.schema ?? [])
    .filter(table => primaryKey(table).length === 0)
    .map(({ name }) => name);
  return without.length
    ? check(
        'keys',
        `In ${count(without.length, 'table')} no key was found: ${someOf(
          without,
        )}.`,
        'Choose their keys among their columns, or say that their rows have none. Of Parquet only the types are read here, so its keys are always asked.',
      )
    : check('keys', 'Every table has columns that look like a key.');
}

/** Files that cannot be used, and columns that have to be asked about. */
export function checkFileTypes({
  findings,
  questions = {},
}: ImportResult): DiscoveryCheck {
  const unusable = findings.filter(({ severity }) => severity === 'error');
  const asked = Object.entries(questions).flatMap(([table, columns]) =>
    columns.map(({ column }) => `${table}.${column}`),
  );
  if (unusable.length) {
    return check(
      'types',
      someOf(unusable.map(({ message }) => message.replace(/\.$/, ''))),
      'Correct these files, or take them away, and read again.',
    );
  }
  return asked.length
    ? check(
        'types',
        `The values of ${someOf(asked)} can be read in several ways.`,
        'Choose at the tables how they are read.',
      )
    : check('types', 'Every column has a type.');
}

/** How many rows there are, by the size of the samples. */
export function checkFileRows(rows: Record<string, number>): DiscoveryCheck {
  const sum = Object.values(rows).reduce((total, one) => total + one, 0);
  return check('rows', `About ${count(sum, 'row')}, by the size of the files.`);
}
