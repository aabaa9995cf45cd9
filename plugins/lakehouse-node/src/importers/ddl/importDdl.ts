import type {
  ContractServer,
  FoundSource,
  Inferences,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { contractFrom } from '../contractHead';
import { inferred } from '../inferred';
import type { ImportFinding, ImportOptions, ImportResult } from '../types';
import { applyStatement } from './apply';
import { translate } from './dialects';
import { EXPORT, wrongDialect } from './dialects/wrongDialect';
import { localServer } from './localServer';
import { contractTables } from './contractTables';
import { databaseEvidence } from './databaseEvidence';
import type { DdlModel, DdlTable } from './model';
import { parseStatements } from './statements';

const byLine = (a: ImportFinding, b: ImportFinding) =>
  (a.line ?? 0) - (b.line ?? 0);

/**
 * Makes a contract of DDL: `CREATE TABLE` with its constraints, `ALTER TABLE`, comments, enumerations, domains, the output of
 * pg_dump. Other dialects than PostgreSQL are put into its words first. A statement that is not understood is named with its line, and the rest goes on.
 *
 * @param found - what is known besides, when the DDL was read from a database: where it is, and its statistics
 */
export async function importDdl(
  text: string,
  options: ImportOptions,
  found?: Pick<FoundSource, 'server' | 'rows' | 'columns'>,
): Promise<ImportResult> {
  const { dialect = 'postgresql' } = options;
  const translated =
    dialect === 'postgresql'
      ? { ddl: text, findings: [] }
      : translate(text, dialect);
  const { statements, findings } = await parseStatements(translated.ddl);
  findings.push(...translated.findings);
  const model: DdlModel = { tables: [], types: new Map() };
  for (const { statement, line } of statements) {
    const note = applyStatement(model, statement, line);
    if (note) {
      findings.push({
        ...note,
        line,
        message: `Line ${line}: ${note.message}.`,
      });
    }
  }
  const inferences: Inferences = {};
  const { schema, tables } = chooseTables(model, findings);
  if (!tables.length) {
    findings.push(...wrongDialect(text, dialect, findings));
    findings.push({
      severity: 'error',
      message: `There is no CREATE TABLE with columns among the statements: give the DDL of the tables, for example ${EXPORT[dialect]}.`,
    });
    return { findings, inferences };
  }
  const schemaOfContract = contractTables(model, tables, findings, inferences);
  findings.unshift(...wrongDialect(text, dialect, findings, tables.length));
  const contract = contractFrom(schemaOfContract, options, name =>
    found
      ? (found.server as ContractServer)
      : localServer(name, schema, dialect),
  );
  return {
    findings: findings.sort(byLine),
    ...inferred(contract, inferences, databaseEvidence(contract.schema, found)),
  };
}

/** A source is one schema: the one with the most tables. Partitions are read through their table. */
function chooseTables(
  model: DdlModel,
  findings: ImportFinding[],
): { schema: string; tables: DdlTable[] } {
  const partitions = model.tables.filter(({ partitionOf }) => partitionOf);
  if (partitions.length) {
    findings.push({
      severity: 'info',
      message: `${
        partitions.length
      } partitions are read through their table: ${partitions
        .map(({ name }) => name)
        .slice(0, 5)
        .join(', ')}${partitions.length > 5 ? ', …' : ''}.`,
    });
  }
  const whole = model.tables.filter(
    ({ partitionOf, columns }) => !partitionOf && columns.length,
  );
  const count = new Map<string, number>();
  whole.forEach(({ schema }) =>
    count.set(schema, (count.get(schema) ?? 0) + 1),
  );
  const [schema = 'public'] = [...count.keys()].sort(
    (a, b) => count.get(b)! - count.get(a)! || (a < b ? -1 : 1),
  );
  const others = whole.filter(table => table.schema !== schema);
  if (others.length) {
    findings.push({
      severity: 'warning',
      message: `A source is one schema. ${schema} is imported; left out are ${others
        .map(table => `${table.schema}.${table.name}`)
        .join(', ')}. Import their schema as a source of its own.`,
    });
  }
  return { schema, tables: whole.filter(table => table.schema === schema) };
}
