import { linkedDatabase } from './kinds/linkedDatabase';
import { name } from './print/sql';
import { statement, word, type Statement } from './print/statement';
import type { Environment } from './settings/types';
import { unique } from './unique';

/** Databases and schemas: that of tags and policies first, then those of the publications in their order. */
export function databaseStatements(environment: Environment): Statement[] {
  const { governance, publications } = environment;
  return unique([
    ...schemaIn(governance.database, governance.schema),
    ...publications.flatMap(one =>
      one.way === 'catalog-linked'
        ? [linkedDatabase(environment, one)]
        : schemaIn(one.database, one.schema),
    ),
  ]);
}

function schemaIn(database: string, schema: string): Statement[] {
  return [
    statement([word('CREATE DATABASE IF NOT EXISTS'), name(database)]),
    statement([word('CREATE SCHEMA IF NOT EXISTS'), name(database, schema)]),
  ];
}
