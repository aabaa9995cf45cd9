import type { Contract, Finding } from '../../contract';
import type { VaultModel } from '../../vault';
import { generate } from '../generate';
import { publishedMarts } from '../marts/published';
import { parsePlatformConfig } from '../platform/parsePlatformConfig';
import type { PlannedFile } from '../types';
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

/**
 * Plans a run of the generator over a repository: settings, lock and marts are read from its files, the contracts are given parsed. The
 * form's preview, the task that creates, and `lakehouse generate` all plan here.
 *
 * @param files - what the repository holds, by path; at least everything that could be generated
 */
export function planPlatform(
  contracts: Contract[],
  files: ReadonlyMap<string, string>,
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
    const marts = publishedMarts(files);
    const result = generate({ platform, contracts, marts });
    const clashes = nameClashes(result.model);
    if (clashes.length) return { files: [], findings: clashes };
    return {
      files: planFiles({ files: result.files, lock, existing: files }),
      findings,
      model: result.model,
    };
  } catch (error) {
    if ((error as Error).name !== 'InputError') throw error;
    return failed((error as Error).message, 'Correct it and generate again.');
  }
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
