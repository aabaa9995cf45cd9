import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { PgTable } from '../postgres/model';
import { LIMITS } from '../postgres/queries';
import type { ListedTables } from '../postgres/readTables';
import type { FoundSchema } from './chooseSchema';
import type { EngineWords } from './engine';
import { count, someOf } from './wording';

const passed = (id: DiscoveryCheck['id'], message: string): DiscoveryCheck => ({
  id,
  state: 'passed',
  message,
});

const warning = (
  id: DiscoveryCheck['id'],
  message: string,
  fix: string,
): DiscoveryCheck => ({ id, state: 'warning', message, fix });

const namesOf = (tables: { name: string }[]) => tables.map(({ name }) => name);

/** What of the schema's tables may be read; failed when none may. */
export function checkReadable(
  schema: string,
  { readable, denied }: ListedTables,
  words: EngineWords,
): DiscoveryCheck {
  const grant = `Ask the platform team to run, for the role of the connection: ${words.grantTables(
    schema,
    denied,
  )}.`;
  if (!readable.length) {
    return {
      id: 'readable',
      state: 'failed',
      message: `No table of the schema ${schema} may be read.`,
      fix: grant,
    };
  }
  const partly = readable.filter(one => one.partly);
  const filtered = readable.filter(one => one.rowSecurity);
  const found = [
    ...(denied.length
      ? [
          `${count(denied.length, 'table')} left out: ${someOf(
            denied,
          )} may not be read.`,
        ]
      : []),
    ...(partly.length
      ? [
          `Only some columns may be read of ${someOf(
            namesOf(partly),
          )}; the others are left out.`,
        ]
      : []),
    ...(filtered.length
      ? [
          `Policies hide rows of ${someOf(
            namesOf(filtered),
          )}; hidden rows are not loaded.`,
        ]
      : []),
  ];
  if (!found.length) {
    return passed(
      'readable',
      `The schema ${schema} and its tables may be read.`,
    );
  }
  const fix = denied.length
    ? grant
    : 'If that is not what you want, ask the platform team for more rights of the role of the connection.';
  return warning('readable', found.join(' '), fix);
}

/** How many tables there are, and what else there is that is not read. */
export function checkTables(
  { views, foreignTables }: FoundSchema,
  { truncated }: ListedTables,
  tables: PgTable[],
): DiscoveryCheck {
  const others = [
    ...(views ? [count(views, 'view')] : []),
    ...(foreignTables ? [count(foreignTables, 'foreign table')] : []),
  ];
  const message = `${count(tables.length, 'table')} found${
    others.length ? `; left out: ${others.join(' and ')}` : ''
  }.`;
  return truncated
    ? warning(
        'tables',
        `${message} There are more, which are left out: the first ${LIMITS.tables.toLocaleString(
          'en',
        )} by name are read.`,
        'Ask the platform team for a schema, or for a role, with the tables that you need.',
      )
    : passed('tables', message);
}

/** Which tables have no primary key. */
export function checkKeys(tables: PgTable[]): DiscoveryCheck {
  const without = tables.filter(
    ({ constraints }) => !constraints.some(({ primary }) => primary),
  );
  return without.length
    ? warning(
        'keys',
        `${count(without.length, 'table')} without primary key: ${someOf(
          namesOf(without),
        )}.`,
        'Choose their keys among their columns, or say that their rows have none.',
      )
    : passed('keys', 'Every table has a primary key.');
}

/** How many rows there are, by the estimates of the database. */
export function checkRows(tables: PgTable[]): DiscoveryCheck {
  const unknown = tables.filter(({ rows }) => rows === null);
  const sum = tables.reduce((total, { rows }) => total + (rows ?? 0), 0);
  const about = `About ${count(sum, 'row')}, as the database estimates.`;
  if (!unknown.length) return passed('rows', about);
  return warning(
    'rows',
    unknown.length === tables.length
      ? 'No table was analysed yet, so the database has no estimate of its rows.'
      : `${about} Never analysed, so not counted: ${someOf(namesOf(unknown))}.`,
    'You can go on. Estimates come after the database has run ANALYZE.',
  );
}
