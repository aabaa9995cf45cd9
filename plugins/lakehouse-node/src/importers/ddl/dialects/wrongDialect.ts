import {
  type DdlDialect,
  guessDialect,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportFinding } from '../../types';
import { DIALECT_NAMES } from './findings';

/** How each database writes its tables as DDL. */
export const EXPORT: Record<DdlDialect, string> = {
  postgresql: 'the output of pg_dump --schema-only',
  mysql: 'the output of mysqldump --no-data',
  sqlserver: 'what Generate Scripts of SQL Server Management Studio writes',
  oracle: 'what DBMS_METADATA.GET_DDL gives',
  snowflake: "what SELECT GET_DDL('SCHEMA', 'name') gives",
};

/** Says so when something was not understood, and the DDL looks like that of another dialect. */
export function wrongDialect(
  text: string,
  dialect: DdlDialect,
  findings: ImportFinding[],
  tables = 0,
): ImportFinding[] {
  const understood =
    tables > 0 && findings.every(({ severity }) => severity === 'info');
  const guessed = understood ? dialect : guessDialect(text) ?? dialect;
  return guessed === dialect
    ? []
    : [
        {
          severity: tables ? 'warning' : 'error',
          message: `This looks like DDL of ${DIALECT_NAMES[guessed]}, and is read as that of ${DIALECT_NAMES[dialect]}. Choose ${DIALECT_NAMES[guessed]} as its dialect.`,
        },
      ];
}
