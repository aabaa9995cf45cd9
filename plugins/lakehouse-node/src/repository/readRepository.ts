import {
  parseContract,
  type Contract,
  type Finding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { NotFoundError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { isPlatformFile } from '../onboarding/repositoryState';

const CONTRACT = /^contracts\/[^/]+\.odcs\.ya?ml$/;

/** A finding and the file it is about. */
export interface FileFinding extends Finding {
  file: string;
}

/** A platform repository in a folder, as far as generation needs it. */
export interface Repository {
  /** Text files by path; nothing that is reached through a link. */
  files: Map<string, string>;
  /** Contracts that can be used. */
  contracts: Contract[];
  /** What is wrong or doubtful in the contracts. */
  findings: FileFinding[];
}

/**
 * Reads contracts, settings, lock and everything that could have been generated from a folder.
 *
 * @throws NotFoundError when there is no such folder
 */
export async function readRepository(dir: string): Promise<Repository> {
  const files = new Map<string, string>();
  const stat = await fs.stat(dir).catch(() => undefined);
  if (!stat?.isDirectory()) {
    throw new NotFoundError(
      `There is no folder ${dir}. Name the folder of the platform repository.`,
    );
  }
  await readFolder(dir, '', files);

  const contracts: Contract[] = [];
  const findings: FileFinding[] = [];
  for (const [file, text] of files) {
    if (!CONTRACT.test(file)) continue;
    const parsed = parseContract(text);
    findings.push(...parsed.findings.map(found => ({ ...found, file })));
    if (parsed.contract) {
      findings.push(...checkName(parsed.contract, contracts, file));
      contracts.push(parsed.contract);
    }
  }
  return { files, contracts, findings };
}

/** Two files with one contract name would write the same files. */
function checkName(
  contract: Contract,
  others: Contract[],
  file: string,
): FileFinding[] {
  if (!others.some(({ name }) => name === contract.name)) return [];
  return [
    {
      file,
      severity: 'error',
      path: '$.name',
      message: `Another contract has the name ${contract.name} already.`,
      fix: 'Give this source a name of its own.',
    },
  ];
}

async function readFolder(
  root: string,
  folder: string,
  files: Map<string, string>,
): Promise<void> {
  const entries = await fs.readdir(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory() && mayHoldFiles(path)) {
      await readFolder(root, path, files);
    } else if (entry.isFile() && isPlatformFile(path)) {
      files.set(path, await fs.readFile(join(root, path), 'utf8'));
    }
  }
}

/** Whether a platform file can lie in or below a folder; spares the way through data and environments. */
function mayHoldFiles(path: string): boolean {
  return ['dbt', 'dbt/macros'].includes(path) || isPlatformFile(`${path}/x`);
}
