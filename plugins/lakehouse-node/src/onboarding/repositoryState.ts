import {
  LOCK_PATH,
  parseContract,
  PLATFORM_PATH,
  VAULT_LOCK_PATH,
  type Contract,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isError } from './answers';
import { isCodeOwnersFile } from './codeOwners';

const CONTRACT_FILE = /^contracts\/[^/]+\.odcs\.ya?ml$/;

/** Paths of the contracts of a platform repository, sorted. */
export function contractPaths(files: ReadonlyMap<string, string>): string[] {
  return [...files.keys()].filter(path => CONTRACT_FILE.test(path)).sort();
}

/** A contract of the repository, or the finding that says why it cannot be used. */
export type RepositoryContract =
  | { path: string; contract: Contract; problem?: undefined }
  | { path: string; contract?: undefined; problem: SourceFinding };

/** Reads the contract at a path that the repository has. */
export function readContractAt(
  files: ReadonlyMap<string, string>,
  path: string,
): RepositoryContract {
  const { contract, findings } = parseContract(files.get(path)!);
  if (contract) return { path, contract };
  const first = findings.find(isError)!;
  return {
    path,
    problem: {
      severity: 'error',
      path,
      line: first.line,
      message: `${path} of the platform repository cannot be used: ${first.message}; ${first.fix}.`,
    },
  };
}

/**
 * Contracts that the platform repository holds.
 *
 * @param except - path of one that is left out, as it is being onboarded or changed
 */
export function readContracts(
  files: ReadonlyMap<string, string>,
  except?: string,
): { contracts: Contract[]; findings: SourceFinding[] } {
  const all = contractPaths(files)
    .filter(path => path !== except)
    .map(path => readContractAt(files, path));
  return {
    contracts: all.flatMap(({ contract }) => contract ?? []),
    findings: all.flatMap(({ problem }) => problem ?? []),
  };
}

/** Which files of the repository onboarding reads: contracts, the settings, the locks, and everything that is generated. */
export function isPlatformFile(path: string): boolean {
  return (
    [PLATFORM_PATH, LOCK_PATH, VAULT_LOCK_PATH, 'mkdocs.yml'].includes(path) ||
    /^(contracts|dbt\/models|dbt\/macros\/generated|catalog|docs|snowflake|jobs|generated)\//.test(
      path,
    )
  );
}

/** Files that a change is made from and published with: those of the platform, and who reviews it. */
export function isReadForChange(path: string): boolean {
  return isPlatformFile(path) || isCodeOwnersFile(path);
}
