import type { DiscoveryResult } from '@lakehouse/backstage-plugin-lakehouse-common';
import { LIMITS } from '../postgres/queries';
import type { SqlRow } from '../sql';
import type { EngineWords } from './engine';
import { failed } from './outcomes';
import { count, someOf } from './wording';

/** A schema of a database. */
export interface FoundSchema {
  name: string;
  usable: boolean;
  tables: number;
  views: number;
  foreignTables: number;
  columns: number;
}

export function toSchema(row: SqlRow): FoundSchema {
  return {
    name: String(row.name),
    usable: row.usable as boolean,
    tables: row.tables as number,
    views: row.views as number,
    foreignTables: row.foreign_tables as number,
    columns: row.columns as number,
  };
}

/** The schemas that a connection offers: those that it allows, with tables. */
export function offeredSchemas(
  schemas: FoundSchema[],
): DiscoveryResult['schemas'] {
  return schemas
    .filter(({ tables }) => tables > 0)
    .map(({ name, tables }) => ({ name, tables }));
}

/**
 * The schema to read: the one that was asked for, else the usable one with the most tables.
 *
 * @throws SourceReadError when the connection does not offer it, there is nothing to read in it, or it may not be read
 */
export function chooseSchema(
  schemas: FoundSchema[],
  asked: string | undefined,
  words: EngineWords,
): FoundSchema {
  const [most] = [...schemas].sort(
    (a, b) => Number(b.usable) - Number(a.usable) || b.tables - a.tables,
  );
  const schema =
    asked === undefined ? most : schemas.find(({ name }) => name === asked);
  if (asked !== undefined && !schema) {
    throw failed(
      'readable',
      'The connection offers no schema of this name.',
      `Choose one of those that it offers: ${someOf(
        offeredSchemas(schemas).map(({ name }) => name),
      )}.`,
    );
  }
  if (!schema?.tables) {
    throw failed(
      'tables',
      'There are no tables to read.',
      schemas.some(({ tables }) => tables > 0)
        ? 'Choose another schema.'
        : words.nothingFound ??
            'Ask the platform team whether the database of the connection, and the schemas that it allows, are right.',
    );
  }
  if (!schema.usable) {
    throw failed(
      'readable',
      `The schema ${schema.name} may not be read.`,
      `Ask the platform team to run, for the role of the connection: ${words.grantSchema(
        schema.name,
      )}.`,
    );
  }
  if (schema.columns > LIMITS.columns) {
    throw failed(
      'tables',
      `The schema has ${count(
        schema.columns,
        'column',
      )}, and ${LIMITS.columns.toLocaleString('en')} can be read.`,
      'Split it: ask the platform team for a schema with the tables that you need, or give their DDL.',
    );
  }
  return schema;
}
