import { fingerprint, fingerprintLine } from '../fingerprints';
import type { PgTable, PgType } from './model';
import { printTable } from './printTable';
import { printOwnType, withBases } from './printTypes';

/** A schema as DDL, and the fingerprints that its first line holds. */
export interface PrintedSchema {
  ddl: string;
  fingerprints: Map<string, string>;
}

/**
 * Prints tables as statements that PostgreSQL runs: own types, then tables with their keys, checks and comments, then foreign keys. Defaults
 * are left out: they say nothing about what is loaded.
 *
 * @param types - the schema's own types that columns use, by oid
 */
export function printSchema(
  schema: string,
  tables: PgTable[],
  types: ReadonlyMap<string, PgType>,
): PrintedSchema {
  const ofTables = new Set<string>();
  const fingerprints = new Map<string, string>();
  const printed = tables.map(table => {
    const own = [
      ...new Set(
        table.columns
          .flatMap(({ ownType }) => withBases(ownType, types))
          .map(printOwnType),
      ),
    ];
    own.forEach(type => ofTables.add(type));
    const statements = printTable(schema, table);
    const { create, foreignKeys } = statements;
    fingerprints.set(
      table.name,
      fingerprint([...own, ...create, ...foreignKeys]),
    );
    return statements;
  });
  const ddl = [
    ...ofTables,
    ...printed.flatMap(({ create, comments }) => [...create, ...comments]),
    ...printed.flatMap(({ foreignKeys }) => foreignKeys),
  ];
  return {
    ddl: `${fingerprintLine(fingerprints)}${ddl.join('\n')}\n`,
    fingerprints,
  };
}
