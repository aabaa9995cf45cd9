import {
  planPlatform,
  type Contract,
  type PlannedFile,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';

import { brokenModels } from './brokenModels';

/** A contract and the file that it is written to. */
export interface WrittenContract {
  path: string;
  text: string;
  contract: Contract;
}

export interface RepositoryPlan {
  files: PlannedFile[];
  findings: SourceFinding[];
}

/** What a run over all contracts of the repository does with each file, the new contract's own file first. */
export function planRepository(options: {
  written: WrittenContract;
  others: Contract[];
  files: ReadonlyMap<string, string>;
}): RepositoryPlan {
  const { written, others, files } = options;
  const plan = planPlatform([...others, written.contract], files);
  const failed = plan.findings.some(({ severity }) => severity === 'error');
  return {
    files: failed
      ? []
      : [contractFile(written, files), ...plan.files.map(withoutNoise)],
    findings: [
      ...plan.findings.map(({ severity, message, fix, line }) => ({
        severity,
        message: `${message} ${fix}`,
        line,
      })),
      ...brokenModels(plan.files, files),
    ],
  };
}

/** The contract belongs to people from the moment it is there, so the generator never sees its file. */
function contractFile(
  { path, text }: WrittenContract,
  files: ReadonlyMap<string, string>,
): PlannedFile {
  return {
    path,
    content: text,
    kind: 'owned',
    action: actionOn(files.get(path), text),
    reason: files.has(path)
      ? 'The contract of the source, with your changes; comments and everything that nobody changed are as they were.'
      : 'The contract of the source: everything else follows from it. Edit it, then run make generate.',
  };
}

function actionOn(present: string | undefined, text: string) {
  if (present === undefined) return 'create';
  return present === text ? 'unchanged' : 'update';
}

/** That files which belong to people stay theirs is no news; only generated files that are kept are worth a look. */
function withoutNoise(file: PlannedFile): PlannedFile {
  return file.kind === 'owned' && file.action === 'kept'
    ? { ...file, action: 'unchanged' }
    : file;
}
