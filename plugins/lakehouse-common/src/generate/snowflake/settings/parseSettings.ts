import type { z } from 'zod';
import type { Finding, Path } from '../../../contract/finding';
import { readSettings } from '../../platform/readSettings';
import { checkSettings } from './checkSettings';
import { publicationsFile } from './schema';
import { PUBLICATIONS_PATH, type Publications } from './types';

/** What was read of the settings; they are there when no finding is an error. */
export interface ParsedSettings {
  settings?: Publications;
  findings: Finding[];
}

/** A finding before its line is looked up. */
export interface Problem {
  path: Path;
  message: string;
  fix: string;
}

/** Reads `snowflake/publications.yaml`. Never throws: what is wrong comes back as findings with line and fix. */
export function parseSettings(yaml: string): ParsedSettings {
  const file = readSettings(
    yaml,
    `${PUBLICATIONS_PATH} is not valid YAML.`,
    100,
  );
  if (file.broken) return { findings: [file.broken] };
  const finding = ({ path, message, fix }: Problem) =>
    file.finding(path, `${PUBLICATIONS_PATH}: ${message}`, fix);
  const read = publicationsFile.safeParse(file.value);
  if (!read.success) {
    return { findings: read.error.issues.flatMap(explain).map(finding) };
  }
  const { environments, marts } = read.data;
  const settings: Publications = {
    environments: Object.entries(environments)
      .map(([name, environment]) => ({ name, ...environment }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    columns: new Map(
      Object.entries(marts).map(([mart, { columns }]) => [
        mart,
        new Map(Object.entries(columns)),
      ]),
    ),
  };
  const findings = checkSettings(settings).map(finding);
  return findings.length ? { findings } : { settings, findings };
}

function explain(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as Path;
  const key = String(path.at(-1) ?? 'the file');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(unknown => ({
        path: [...path, unknown],
        message: `${unknown.slice(0, 80)} is not a setting here.`,
        fix: 'Correct its name, or remove it.',
      }));
    case 'invalid_type':
      return [
        {
          path,
          message: `${key} is missing or is no ${issue.expected}.`,
          fix: `Write ${key} as docs/snowflake.md shows it.`,
        },
      ];
    case 'invalid_value':
      return [
        {
          path,
          message: `${key} has a value that is not allowed.`,
          fix: `Write one of ${issue.values.map(String).join(', ')}.`,
        },
      ];
    case 'invalid_union':
      return [
        {
          path,
          message: `${key} is no way of publishing.`,
          fix: 'Write catalog-linked, table or dynamic.',
        },
      ];
    case 'invalid_key':
      return [
        {
          path,
          message: `${key.slice(0, 80)} cannot be the name of an environment.`,
          fix: 'Use lower case letters, digits, - and _, such as prod.',
        },
      ];
    case 'too_small':
      return [{ path, message: `${key} is empty.`, fix: `Fill ${key} in.` }];
    default:
      return [
        {
          path,
          message: `${key}: ${issue.message}.`,
          fix: `Change ${key}.`,
        },
      ];
  }
}
