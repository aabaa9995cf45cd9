import type { Contract, Finding } from '../../contract';
import { tableId, type VaultModel } from '../../vault';
import { generate } from '../generate';
import { printerOf, type OrganisationPrinter } from '../organisation';
import { modelsOfPeople, publishedMarts } from '../marts/published';
import { parsePlatformConfig } from '../platform/parsePlatformConfig';
import { ALL_TABLES, rehashFindings } from '../rehash/findings';
import { withEarlier } from '../rehash/lockOf';
import {
  NO_LOCK,
  printVaultLock,
  VAULT_LOCK_PATH,
  vaultLockOf,
  type VaultLock,
} from '../rehash/vaultLock';
import type { LockFile, PlannedFile } from '../types';
import { LOCK_PATH, parseLock } from './lock';
import { planFiles } from './planFiles';

/** Path of the platform's settings. */
export const PLATFORM_PATH = 'lakehouse.yaml';

/** What a run over a platform repository would do. */
export interface PlatformPlan {
  /** Empty while a finding is an error. */
  files: PlannedFile[];
  findings: Finding[];
  /** Absent while a finding is an error. */
  model?: VaultModel;
}

export interface PlanOptions {
  /** `<source>.<table>` of tables whose keys and hashes may change, or `all`; they are derived as if they were new. */
  acceptRehash?: readonly string[];
  /** Printers of the organisation. Files of printers that are not among them stay as they are. */
  printers?: readonly OrganisationPrinter[];
}

/**
 * Plans a run of the generator over a repository: settings, locks and marts are read from its files, the contracts are given parsed. The
 * form's preview, the task that creates, and `lakehouse generate` all plan here. A change that would give rows of the vault other keys or
 * hashes is an error with the way to migrate, and nothing is planned until it is accepted.
 *
 * @param files - what the repository holds, by path; at least everything that could be generated
 */
export function planPlatform(
  contracts: Contract[],
  files: ReadonlyMap<string, string>,
  { acceptRehash = [], printers = [] }: PlanOptions = {},
): PlatformPlan {
  const settings = files.get(PLATFORM_PATH);
  if (settings === undefined) {
    return failed(
      `The repository has no ${PLATFORM_PATH}.`,
      'Create the repository from the template lakehouse-platform, or copy its lakehouse.yaml.',
    );
  }
  const { platform, findings } = parsePlatformConfig(settings);
  if (!platform) return { files: [], findings };
  try {
    const text = files.get(LOCK_PATH);
    const lock = text === undefined ? undefined : parseLock(text);
    const before = vaultLockOf(files);
    const tables = tableIds(contracts);
    const strange = acceptRehash.find(
      table => table !== ALL_TABLES && !tables.has(table),
    );
    if (strange !== undefined) {
      return failed(
        `No contract has the table ${strange.slice(
          0,
          80,
        )}, so there is no change of it to accept.`,
        `Name a table as <source>.<table>, or ${ALL_TABLES}.`,
      );
    }
    const result = generate({
      platform,
      contracts,
      marts: publishedMarts(files),
      models: modelsOfPeople(files),
      files,
      printers,
      lock: forget(before, acceptRehash),
    });
    const clashes = nameClashes(result.model);
    if (clashes.length) return { files: [], findings: clashes };
    const rehash = rehashFindings(before, result.lock, tables, acceptRehash);
    const found = [
      ...findings,
      ...result.findings,
      ...rehash,
      ...missingPrinters(lock, printers),
    ];
    if (found.some(({ severity }) => severity === 'error')) {
      return { files: [], findings: found };
    }
    const kept = printVaultLock(withEarlier(result.lock, before));
    return {
      files: planFiles({
        files: result.files,
        lock,
        existing: files,
        printers: new Set(printers.map(({ id }) => id)),
        kept: new Map([[VAULT_LOCK_PATH, kept]]),
      }),
      findings: found,
      model: result.model,
    };
  } catch (error) {
    if ((error as Error).name !== 'InputError') throw error;
    return failed((error as Error).message, 'Correct it and generate again.');
  }
}

/** Printers whose files the lock knows and that are not here: whoever has them writes their files. */
function missingPrinters(
  lock: LockFile | undefined,
  printers: readonly OrganisationPrinter[],
): Finding[] {
  const present = new Set<string | undefined>(printers.map(({ id }) => id));
  const locked = new Set(Object.keys(lock?.files ?? {}).map(printerOf));
  return [...locked]
    .filter(id => id !== undefined && !present.has(id))
    .map(id => ({
      severity: 'warning',
      path: '$',
      message: `The printer ${id} is not installed here, so its files stay as they are.`,
      fix: 'Install it, or generate where it is.',
    }));
}

/** Tables whose change was accepted begin anew, and so do their hubs. */
function forget(lock: VaultLock, accepted: readonly string[]): VaultLock {
  if (accepted.includes(ALL_TABLES)) return NO_LOCK;
  const isAccepted = ([table]: [string, unknown]) => accepted.includes(table);
  const tables = Object.entries(lock.tables);
  const anew = tables
    .filter(isAccepted)
    .flatMap(([, { feeds }]) => Object.keys(feeds));
  return {
    ...lock,
    hubs: Object.fromEntries(
      Object.entries(lock.hubs).filter(([hub]) => !anew.includes(hub)),
    ),
    tables: Object.fromEntries(tables.filter(entry => !isAccepted(entry))),
  };
}

/** Every table of the contracts, as `<source>.<table>`. */
export function tableIds(contracts: Contract[]): Set<string> {
  return new Set(
    contracts.flatMap(({ name, schema }) =>
      schema.map(table => tableId(name, table.name)),
    ),
  );
}

/**
 * R11: a name that two contracts give to different things leaves both tables out of the vault. Generating what is left would plan to
 * remove the vault tables that one of them has had until now, so nothing is planned.
 */
function nameClashes({ refused }: VaultModel): Finding[] {
  const reasons = refused
    .filter(({ rule }) => rule === 'R11')
    .map(({ reason }) => reason);
  return [...new Set(reasons)].map(reason => ({
    severity: 'error',
    path: '$',
    message: 'Two contracts use one name in the vault, so nothing is planned.',
    fix: reason,
  }));
}

function failed(message: string, fix: string): PlatformPlan {
  return {
    files: [],
    findings: [{ severity: 'error', path: '$', message, fix }],
  };
}
