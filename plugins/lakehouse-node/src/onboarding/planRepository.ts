import {
  planPlatform,
  type Contract,
  type OrganisationPrinter,
  type PlannedFile,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { asSourceFinding, isError } from './answers';
import { brokenModels } from './brokenModels';

/** A file that belongs to people and that a change writes. */
export interface OwnFile {
  path: string;
  /** Null removes it. */
  content: string | null;
  /** One sentence: why it exists, or what of it changes. */
  reason: string;
}

export interface RepositoryPlan {
  /** Empty while a finding is an error. */
  files: PlannedFile[];
  findings: SourceFinding[];
}

/** The repository with the files of people as they will be. */
export function withOwnFiles(
  files: ReadonlyMap<string, string>,
  own: OwnFile[],
): Map<string, string> {
  const after = new Map(files);
  for (const { path, content } of own) {
    if (content === null) after.delete(path);
    else after.set(path, content);
  }
  return after;
}

/**
 * What a run over all contracts of the repository does with each file, those of people first.
 *
 * @param options.contracts - as they are after the change
 * @param options.files - the repository before the change, for which `isPlatformFile` holds
 * @param options.printers - printers of the organisation
 * @param options.acceptRehash - tables whose keys and hashes may change, as `planPlatform` takes them
 */
export function planRepository(options: {
  own: OwnFile[];
  contracts: Contract[];
  files: ReadonlyMap<string, string>;
  acceptRehash?: readonly string[];
  printers?: readonly OrganisationPrinter[];
}): RepositoryPlan {
  const { own, contracts, files, acceptRehash, printers } = options;
  const after = withOwnFiles(files, own);
  const plan = planPlatform(contracts, after, { acceptRehash, printers });
  const failed = plan.findings.some(isError);
  return {
    files: failed
      ? []
      : [
          ...own.map(file => planned(file, files.get(file.path))),
          ...plan.files
            .filter(({ path }) => !own.some(file => file.path === path))
            .map(withoutNoise),
        ],
    findings: [
      ...plan.findings.map(finding => asSourceFinding(finding)),
      ...brokenModels(plan.files, after),
    ],
  };
}

function planned(
  { path, content, reason }: OwnFile,
  present: string | undefined,
): PlannedFile {
  if (content === null)
    return { path, kind: 'owned', action: 'remove', reason };
  const action = present === undefined ? 'create' : 'update';
  return {
    path,
    content,
    kind: 'owned',
    action: present === content ? 'unchanged' : action,
    reason,
  };
}

/** That files which belong to people stay theirs is no news; only generated files that are kept are worth a look. */
function withoutNoise(file: PlannedFile): PlannedFile {
  const { path, kind, action, reason } = file;
  return kind === 'owned' && action === 'kept'
    ? { path, kind, action: 'unchanged', reason }
    : file;
}
