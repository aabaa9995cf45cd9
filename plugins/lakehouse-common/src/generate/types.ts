import type { Contract, Finding } from '../contract';
import type { VaultChoices, VaultModel } from '../vault';
import type { OrganisationPrinter } from './organisation';
import type { VaultLock } from './rehash/vaultLock';

/** `generated` files are rewritten at every run; `owned` ones are written once and then belong to people. */
export type FileKind = 'generated' | 'owned';

export interface GeneratedFile {
  /** Path inside the platform repository, with `/`. */
  path: string;
  /** Reading it may print it. */
  content: string;
  kind: FileKind;
  /** One sentence: why this file exists. */
  reason: string;
}

/** The part of `lakehouse.yaml` that generation needs; edited by people. */
export interface PlatformConfig {
  name: string;
  /** Backstage group that answers for the platform itself. */
  owner: string;
  /** Iceberg catalog id used in table references and in lineage. */
  catalog: string;
  /** AWS region that the platform is in; it runs on this machine without one. */
  region?: string;
  /** How keys and hashdiffs are computed; hash spec v1 with MD5 when absent. */
  hash?: HashSetting;
  /** Which point-in-time tables, bridges and snapshots there are; by rule R12 when absent. */
  vault?: VaultChoices;
  /** Prefix of entity annotations that point back to the portal, and other defaults may follow. */
  [key: string]: unknown;
}

export const HASH_ALGORITHMS = ['md5', 'sha256'] as const;
/** Packages whose hashes can be continued; `none` is hash spec v1. */
export const HASH_COMPATIBILITIES = [
  'none',
  'dbt_utils',
  'automate_dv',
  'datavault4dbt',
] as const;

export interface HashSetting {
  algorithm: (typeof HASH_ALGORITHMS)[number];
  compatibility: (typeof HASH_COMPATIBILITIES)[number];
}

export const DEFAULT_HASH: HashSetting = {
  algorithm: 'md5',
  compatibility: 'none',
};

export interface GenerateSpec {
  platform: PlatformConfig;
  contracts: Contract[];
  /**
   * Marts that people keep in the repository (`dbt/models/marts/<source>`, access public). A source that has any publishes these; one that
   * has none publishes the starters it is given.
   */
  marts?: PublishedMart[];
  /** Names of models that people keep, by folder; a starter never takes a name that another folder has. */
  models?: ReadonlyMap<string, string>;
  /** What the repository holds, by path: parts of the platform with settings of their own read them here. */
  files?: ReadonlyMap<string, string>;
  /** Printers of the organisation, beside those of the generator. */
  printers?: readonly OrganisationPrinter[];
  /** What the vault is made of until now; absent when nothing was generated yet. */
  lock?: VaultLock;
}

/** A mart that is shown in the Backstage catalog. */
export interface PublishedMart {
  /** Contract it belongs to. */
  source: string;
  /** Table in the namespace `marts`. */
  name: string;
  description?: string;
}

export interface GenerateResult {
  files: GeneratedFile[];
  /** What is wrong in settings that people keep in the repository. */
  findings: Finding[];
  model: VaultModel;
  /** What the vault is made of from now on. */
  lock: VaultLock;
}

/** `lakehouse.lock.json`: what the last run wrote. */
export interface LockFile {
  generator: string;
  version: string;
  /** Path -> lower-case hex sha256 of the generated content (`generated` files only). */
  files: Record<string, string>;
}

/** What a run does with one file; see `plan.ts`. */
export type FileAction =
  | 'create'
  | 'update'
  | 'unchanged'
  | 'kept'
  | 'remove'
  | 'kept-removed';

export interface PlannedFile {
  path: string;
  action: FileAction;
  kind: FileKind;
  reason: string;
  /** New content; absent for removals. Reading it may print it. */
  content?: string;
}
