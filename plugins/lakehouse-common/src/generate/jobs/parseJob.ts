import type { Finding, Path } from '../../contract/finding';
import { readSettings } from '../platform/readSettings';
import { jobFile } from './schema';
import type { JobSettings } from './types';

/** What was read of a `job.yaml`; the settings are there when nothing is wrong. */
export interface ParsedJob {
  settings?: JobSettings;
  findings: Finding[];
}

/**
 * Reads the settings of a job. Never throws: what is wrong comes back as findings with file, line and fix.
 *
 * @param path - of the file, for messages
 */
export function parseJob(path: string, yaml: string): ParsedJob {
  const file = readSettings(yaml, `${path}: it is not valid YAML.`, 0);
  if (file.broken) return { findings: [file.broken] };
  const finding = (at: Path, message: string, fix: string) =>
    file.finding(at, `${path}: ${message}`, fix);
  const read = jobFile.safeParse(file.value);
  if (read.success) return { settings: read.data, findings: [] };
  return {
    findings: read.error.issues.map(issue => {
      const at = issue.path as Path;
      const field = at.join('.') || 'the file';
      switch (issue.code) {
        case 'unrecognized_keys':
          return finding(
            [...at, issue.keys[0]],
            `${issue.keys.join(', ').slice(0, 200)} is not a setting here.`,
            'Correct its name, or remove it.',
          );
        case 'invalid_value':
          return finding(
            at,
            `${field} has a value that is not allowed.`,
            `Write one of ${issue.values.map(String).join(', ')}.`,
          );
        case 'invalid_union':
          return finding(
            at,
            `${field} has a value that is not allowed.`,
            field === 'kind'
              ? 'Write source or transformation.'
              : 'Write replace or merge.',
          );
        case 'invalid_type':
          return finding(
            at,
            `${field} is missing or is no ${issue.expected}.`,
            `Write ${field} as docs/glue-jobs.md shows it.`,
          );
        default:
          return finding(
            at,
            `${field} cannot be used: ${issue.message}.`,
            `Change ${field}.`,
          );
      }
    }),
  };
}
