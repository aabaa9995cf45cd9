import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * What the task of `onboard-source` says it did: `output.stamped`, and `output.published` (a commit) or `output.requested` (a pull request) of
 * the template.
 */
export interface OnboardingResult {
  source: string;
  /** Empty where the files wait for a pull request. */
  commit: string;
  /** The pull request that they wait for. */
  pullRequest?: { url: string; target: string };
  branch: string;
  repository: string;
  /** False when the repository had everything already. */
  created: boolean;
  files: Pick<PreviewFile, 'path' | 'action' | 'reason'>[];
  /** Commands that load the source, in their order. */
  next: string[];
  /** Entities that the catalog will hold. */
  entities: string[];
  needsData: boolean;
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

const text = (value: unknown) => (typeof value === 'string' ? value : '');

type Output = Record<string, unknown>;

/** A step that did not run leaves its expression as a text. */
const asOutput = (value: unknown): Output =>
  typeof value === 'object' && value !== null ? (value as Output) : {};

/** Reads the output of a task; a task of another template, or one that failed half way, gives undefined. */
export function readResult(output: unknown): OnboardingResult | undefined {
  const outputs = (output ?? {}) as Record<string, Output>;
  const stamped = asOutput(outputs.stamped);
  const requested = asOutput(outputs.requested);
  const published = { ...asOutput(outputs.published), ...requested };
  const plan = asOutput(stamped.publish as Output);
  const url = /^https?:/.test(text(requested.pullRequest))
    ? text(requested.pullRequest)
    : '';
  // Where nothing changes, no step but the first has anything to do.
  const unchanged = plan.changed === false;
  if (!text(stamped.source) || !(text(published.commit) || url || unchanged)) {
    return undefined;
  }
  const files = Array.isArray(stamped.files) ? stamped.files : [];
  return {
    source: text(stamped.source),
    commit: text(published.commit),
    ...(url && { pullRequest: { url, target: text(requested.target) } }),
    branch: text(published.branch) || text(plan.target),
    repository: text(published.repository) || text(plan.repo),
    created: published.created !== false && !unchanged,
    files: files.filter(file => typeof file?.path === 'string'),
    next: [...strings(published.next), ...strings(stamped.next)],
    entities: strings(stamped.entities),
    needsData: stamped.kind === 'csv',
  };
}
