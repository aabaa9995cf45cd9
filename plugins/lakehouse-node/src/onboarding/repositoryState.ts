import {
  LOCK_PATH,
  parseContract,
  PLATFORM_PATH,
  VAULT_LOCK_PATH,
  type Contract,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const CONTRACT_FILE = /^contracts\/[^/]+\.odcs\.ya?ml$/;

/** Contracts that the platform repository holds already, but for the one that is being onboarded. */
export function readContracts(
  files: ReadonlyMap<string, string>,
  except: string,
): { contracts: Contract[]; findings: SourceFinding[] } {
  const contracts: Contract[] = [];
  const findings: SourceFinding[] = [];
  const paths = [...files.keys()].filter(path => CONTRACT_FILE.test(path));
  for (const path of paths.sort()) {
    if (path === except) continue;
    const { contract, findings: problems } = parseContract(files.get(path)!);
    if (contract) {
      contracts.push(contract);
    }
    const problem = problems.find(({ severity }) => severity === 'error');
    if (problem) {
      findings.push({
        severity: 'error',
        path,
        line: problem.line,
        message: `${path} of the platform repository cannot be used: ${problem.message}; ${problem.fix}.`,
      });
    }
  }
  return { contracts, findings };
}

/** Which files of the repository onboarding reads: contracts, the settings, the locks, and everything that is generated. */
export function isPlatformFile(path: string): boolean {
  return (
    [PLATFORM_PATH, LOCK_PATH, VAULT_LOCK_PATH, 'mkdocs.yml'].includes(path) ||
    /^(contracts|dbt\/models|dbt\/macros\/generated|catalog|docs|snowflake)\//.test(
      path,
    )
  );
}
