import { JinjaCall, printModel } from '../print';
import type { GeneratedFile } from '../types';
import { generated, GENERATED } from './file';

/** The folder and the tags of vault tables that rows of several sources meet in. */
export const SHARED = 'shared';

/** What kinds of tables there are; what a reader of the docs sees. */
export type VaultKind =
  | 'hub'
  | 'link'
  | 'satellite'
  | 'effectivity'
  | 'status'
  | 'reference'
  | 'point in time'
  | 'bridge'
  | 'history'
  | 'quality';

/** Folders of the raw vault; those of the business vault stand beside them in `business_vault`. */
const FOLDERS: Record<VaultKind, string> = {
  hub: 'hubs',
  link: 'links',
  satellite: 'satellites',
  effectivity: 'satellites',
  status: 'satellites',
  reference: 'satellites',
  'point in time': 'pits',
  bridge: 'bridges',
  history: 'history',
  quality: 'quality',
};
const BUSINESS: VaultKind[] = ['point in time', 'bridge', 'history', 'quality'];

/** A table of the vault, and everything that is written about it. */
export interface VaultTable {
  name: string;
  kind: VaultKind;
  /** Sources it reads, sorted. */
  sources: string[];
  body: JinjaCall;
  /** Columns that make a row unique. */
  key: string[];
  description: string;
  /** What a reviewer may expect to hold; printed as tests. */
  tests: Array<Record<string, unknown>>;
  /** By `<source>.<table>`: columns of the staging table whose hashes are in the rows. */
  reads: Record<string, string[]>;
}

/** The dbt model of a vault table. */
export function vaultModelFile(table: VaultTable): GeneratedFile {
  return generated(
    `${vaultFolder(table)}/${FOLDERS[table.kind]}/${table.name}.sql`,
    () =>
      printModel({
        comment: [GENERATED],
        config: { schema: 'vault', tags: table.sources },
        body: table.body,
      }),
    table.description,
  );
}

/** Folder of all tables that are fed as this one is, in its layer. */
export function vaultFolder(table: VaultTable): string {
  return `dbt/models/${vaultLayer(table)}/${vaultOwner(table)}`;
}

export function vaultLayer({ kind }: VaultTable) {
  return BUSINESS.includes(kind) ? 'business_vault' : 'raw_vault';
}

/** The source of a table, or {@link SHARED}. */
export function vaultOwner({ sources }: VaultTable): string {
  return sources.length > 1 ? SHARED : sources[0];
}

/** How a test in YAML names a model; dbt renders it. */
export const dbtRef = (model: string) => `ref('${model}')`;
