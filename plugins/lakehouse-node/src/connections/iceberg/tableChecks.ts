import {
  printable,
  type DiscoveryCheck,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { checkKeys } from '../discovery/checks';
import { check, failed } from '../discovery/outcomes';
import { count, someOf } from '../discovery/wording';
import type { PgTable } from '../postgres/model';
import type { RegisteredNamespace, RegisteredTable } from './registry';
import { whyUnreadable } from './unreadable';

/** Whether the registry knows what is in the catalog. */
export function checkRead(readAt: string | undefined): DiscoveryCheck {
  if (readAt === undefined) {
    throw failed(
      'reachable',
      'The registry has not read the catalog yet.',
      'Try again in some minutes. If it stays so, look at the catalog on the page of catalogs: it says why it cannot be read.',
    );
  }
  return check(
    'reachable',
    `The registry knows the catalog as it was at ${readAt
      .slice(0, 16)
      .replace('T', ' ')} (UTC).`,
  );
}

/**
 * The namespace to read: the one that was asked for, else the one with the most tables.
 *
 * @throws SourceReadError when there is none; one that may not be seen is answered like one that does not exist
 */
export function chooseNamespace(
  namespaces: RegisteredNamespace[],
  asked: string | undefined,
): RegisteredNamespace {
  const [most] = [...namespaces].sort((a, b) => b.tables - a.tables);
  if (!most) {
    throw failed(
      'readable',
      'There are no tables in the catalog that you may see.',
      'Ask the owner of the tables, or your platform team, for the permission to see them (lakehouse.table.read).',
    );
  }
  if (asked === undefined) return most;
  const found = namespaces.find(({ name }) => name === asked);
  if (found) return found;
  throw failed(
    'readable',
    `The catalog has no namespace ${printable(
      asked,
      100,
    )} with tables that you may see.`,
    `Choose one of those that it has: ${someOf(
      namespaces.map(({ name }) => name),
    )}.`,
  );
}

/** Which tables can be a source; failed when none can. */
export function checkFound(
  tables: RegisteredTable[],
  truncated: boolean,
): { readable: RegisteredTable[]; tables: DiscoveryCheck } {
  const out = tables.filter(({ state }) => state !== 'present');
  const readable = tables.filter(({ state }) => state === 'present');
  if (!readable.length) {
    throw failed(
      'tables',
      `No table can be read: ${someOf(tables.map(({ name }) => name))}.`,
      'Look at the pages of these tables: they say what is wrong with their metadata.',
    );
  }
  const message = `${count(readable.length, 'table')} found.`;
  if (truncated) {
    return {
      readable,
      tables: check(
        'tables',
        `${message} There are more, which are left out.`,
        'Onboard a namespace with fewer tables.',
      ),
    };
  }
  return {
    readable,
    tables: out.length
      ? check(
          'tables',
          `${message} Left out: ${someOf(
            out.map(one => `${one.name}, which ${whyUnreadable(one)}`),
          )}.`,
          'Look at the pages of these tables, then read again.',
        )
      : check('tables', message),
  };
}

/** Which tables have identifier fields, which Iceberg has in place of a primary key. */
export function checkIdentifiers(tables: PgTable[]): DiscoveryCheck {
  const { state, message = '', fix } = checkKeys(tables);
  return {
    id: 'keys',
    state,
    message: message
      .replace('without primary key', 'without identifier fields')
      .replace('has a primary key', 'has identifier fields'),
    ...(fix && { fix }),
  };
}

/** Which tables have types, or names, that ingestion cannot read; failed when no other is left. */
export function checkColumns(tables: RegisteredTable[]): {
  usable: RegisteredTable[];
  types: DiscoveryCheck;
} {
  const refused = tables.filter(one => whyUnreadable(one));
  const usable = tables.filter(one => !whyUnreadable(one));
  if (!refused.length) {
    return {
      usable,
      types: check('types', 'Every column has a type that can be loaded.'),
    };
  }
  const message = `Left out: ${someOf(
    refused.map(one => `${one.name}, which ${whyUnreadable(one)}`),
  )}.`;
  const fix =
    'Ask the owner of these tables for one with timestamps in microseconds, texts in place of other types, and names that fit.';
  if (!usable.length) throw failed('types', message, fix);
  return { usable, types: check('types', message, fix) };
}

/** How many rows there are, by the snapshots. */
export function checkCounts(tables: RegisteredTable[]): DiscoveryCheck {
  const unknown = tables.filter(({ rows }) => rows === null);
  const sum = tables.reduce((total, { rows }) => total + (rows ?? 0), 0);
  const message = `${count(sum, 'row')}, by the newest snapshots.`;
  return unknown.length
    ? check(
        'rows',
        `${message} Not counted, since their snapshots do not say it: ${someOf(
          unknown.map(({ name }) => name),
        )}.`,
        'You can go on.',
      )
    : check('rows', message);
}
