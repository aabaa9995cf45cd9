import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';

/** What the task of `onboard-source` says it did: `output.stamped` and `output.published` of the template. */
export interface OnboardingResult {
  source: string;
  commit: string;
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

/** Reads the output of a task; a task of another template, or one that failed half way, gives undefined. */
export function readResult(output: unknown): OnboardingResult | undefined {
  const { stamped = {}, published = {} } = (output ?? {}) as Record<
    string,
    Record<string, unknown>
  >;
  if (!text(stamped.source) || !text(published.commit)) {
    return undefined;
  }
  const files = Array.isArray(stamped.files) ? stamped.files : [];
  return {
    source: text(stamped.source),
    commit: text(published.commit),
    branch: text(published.branch),
    repository: text(published.repository),
    created: published.created !== false,
    files: files.filter(file => typeof file?.path === 'string'),
    next: [...strings(published.next), ...strings(stamped.next)],
    entities: strings(stamped.entities),
    needsData: stamped.kind === 'csv',
  };
}
