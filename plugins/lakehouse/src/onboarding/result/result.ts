import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';

/** What the task of `onboard-source` says it did: `output.lakehouse` of the template. */
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
  const result = (output as { lakehouse?: Record<string, unknown> } | undefined)
    ?.lakehouse;
  if (!result || !text(result.source) || !text(result.commit)) {
    return undefined;
  }
  const files = Array.isArray(result.files) ? result.files : [];
  return {
    source: text(result.source),
    commit: text(result.commit),
    branch: text(result.branch),
    repository: text(result.repository),
    created: result.created !== false && result.created !== 'false',
    files: files.filter(file => typeof file?.path === 'string'),
    next: [...strings(result.checkout), ...strings(result.run)],
    entities: strings(result.entities),
    needsData: text(result.kind) === 'csv',
  };
}
