import type { ImportFinding } from '../types';
import type { DdlTable } from './model';

/**
 * Tables without the keys that name a column which is not there: PostgreSQL refuses such a statement, and drops a key together with
 * one of its columns.
 */
export function soundKeys(
  tables: DdlTable[],
  findings: ImportFinding[],
): DdlTable[] {
  return tables.map(table => {
    const has = (key: string) => table.columns.some(({ name }) => name === key);
    const missing = table.primaryKey.filter(key => !has(key));
    if (missing.length) {
      findings.push({
        severity: 'warning',
        table: table.name,
        line: table.line,
        message: `The primary key of ${table.name} names ${missing.join(
          ', ',
        )}, which is no column of it, so the key is left out.`,
      });
    }
    return {
      ...table,
      primaryKey: missing.length ? [] : table.primaryKey,
      uniques: table.uniques.filter(keys => keys.every(has)),
    };
  });
}
