import type { ContractTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { DbtNode } from './dbtManifest';
import type { ColumnFacts } from './types';

/** Docs, classification and tests per column (lower case); what dbt says of a column goes before the contract. */
export function columnFacts(
  table: ContractTable | undefined,
  model: DbtNode | undefined,
): Record<string, ColumnFacts> {
  const facts: Record<string, ColumnFacts> = {};
  const of = (column: string) => (facts[column] ??= {});
  for (const column of table?.properties ?? []) {
    const { description, classification } = column;
    if (description || classification) {
      Object.assign(of(column.name.toLowerCase()), {
        ...(description && { doc: description }),
        ...(classification && { classification }),
      });
    }
  }
  for (const [column, doc] of Object.entries(model?.columns ?? {})) {
    of(column).doc = doc;
  }
  for (const [column, tests] of Object.entries(model?.tests ?? {})) {
    of(column).tests = tests;
  }
  return facts;
}
