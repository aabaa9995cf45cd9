import { JinjaCall, printModel } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';

/** The folder and the tags of vault tables that rows of several sources meet in. */
export const SHARED = 'shared';

/** A table of the raw vault, and everything that is written about it. */
export interface VaultTable {
  name: string;
  kind: 'hub' | 'link' | 'satellite';
  /** Sources it reads, sorted. */
  sources: string[];
  body: JinjaCall;
  /** Columns that make a row unique. */
  key: string[];
  description: string;
  /** What a reviewer may expect to hold; printed as tests. */
  tests: Array<Record<string, unknown>>;
}

/** The dbt model of a vault table. */
export function vaultModelFile(table: VaultTable): GeneratedFile {
  const folder = table.sources.length > 1 ? SHARED : table.sources[0];
  return generated(
    `dbt/models/raw_vault/${folder}/${table.kind}s/${table.name}.sql`,
    printModel({
      comment: [GENERATED],
      config: { schema: 'vault', tags: table.sources },
      body: table.body,
    }),
    table.description,
  );
}

/** How a test in YAML names a model; dbt renders it. */
export const dbtRef = (model: string) => `ref('${model}')`;
