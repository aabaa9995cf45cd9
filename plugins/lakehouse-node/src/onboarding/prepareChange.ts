import type {
  PlanOptions,
  PreviewFile,
  SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isError } from './answers';
import { planRepository, withOwnFiles, type OwnFile } from './planRepository';
import { readContracts } from './repositoryState';

/** A change of a platform repository that is ready to be written. */
export interface PreparedChange {
  /** False while a finding of severity `error` stands in the way; `files` is empty then. */
  ok: boolean;
  files: PreviewFile[];
  findings: SourceFinding[];
}

/**
 * What a change of files that belong to people does to a platform repository: they are written, and everything that follows from them is
 * generated. Contracts are read from the files, so a changed contract counts. Nothing is read or written besides the arguments.
 *
 * @param files - the repository before the change, for which `isPlatformFile` holds
 * @param own - files of people as they will be
 * @param found - what is known of the answers already; an error keeps anything from being planned
 * @param options - tables whose keys and hashes may change, and the printers of the organisation
 */
export function prepareChange(
  files: ReadonlyMap<string, string>,
  own: OwnFile[],
  found: SourceFinding[] = [],
  options: PlanOptions = {},
): PreparedChange {
  const read = readContracts(withOwnFiles(files, own));
  const findings = [...found, ...read.findings];
  if (findings.some(isError)) return { ok: false, files: [], findings };
  const plan = planRepository({
    own,
    contracts: read.contracts,
    files,
    ...options,
  });
  findings.push(...plan.findings);
  return { ok: !findings.some(isError), files: plan.files, findings };
}
