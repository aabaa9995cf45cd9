import {
  planPlatform,
  type Finding,
  type PlanOptions,
  type PlannedFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { applyPlan } from './applyPlan';
import { readRepository, type FileFinding } from './readRepository';

/** What a run did, or would do. */
export interface GenerateReport {
  /** True when nothing stands in the way. */
  ok: boolean;
  /** Every file and what happens to it; empty while a finding is an error. */
  files: PlannedFile[];
  findings: Array<Finding | FileFinding>;
  /** Files that are not what the contracts say: to be created, updated or removed, or edited by a person. */
  drifted: PlannedFile[];
}

/**
 * Generates into the platform repository in a folder.
 *
 * @param options.check - change nothing, only say what would be done
 * @param options.acceptRehash - tables whose keys and hashes may change
 */
export async function generateInto(
  dir: string,
  options: { check?: boolean } & PlanOptions = {},
): Promise<GenerateReport> {
  const { files, contracts, findings } = await readRepository(dir);
  const hasErrors = (items: Finding[]) =>
    items.some(({ severity }) => severity === 'error');
  if (hasErrors(findings))
    return { ok: false, files: [], findings, drifted: [] };

  const plan = planPlatform(contracts, files, options);
  const ok = !hasErrors(plan.findings);
  if (ok && !options.check) await applyPlan(dir, plan.files);
  return {
    ok,
    files: plan.files,
    findings: [...findings, ...plan.findings],
    drifted: plan.files.filter(isDrifted),
  };
}

function isDrifted({ action, kind }: PlannedFile): boolean {
  return action !== 'unchanged' && !(kind === 'owned' && action === 'kept');
}
