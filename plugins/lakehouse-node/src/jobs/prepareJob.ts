import {
  jobPath,
  parseJob,
  readSql,
  type OrganisationPrinter,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError, asSourceFinding } from '../onboarding/answers';
import type { OwnFile } from '../onboarding/planRepository';
import {
  prepareChange,
  type PreparedChange,
} from '../onboarding/prepareChange';
import { checkJob } from './checkJob';
import { editJob } from './editJob';
import type { JobAnswers } from './jobAnswers';
import { withPromisedSchedule } from './promisedSchedule';
import { starterRules, starterSql, starterTest } from './starters';

/**
 * What adding a job, or asking for it again, does to a platform repository. Settings are edited and their comments stay; SQL, rules and test
 * are written once and belong to people from then on. Nothing is read or written besides the arguments.
 *
 * @param files - files of the repository for which `isPlatformFile` holds
 */
export function prepareJob(
  given: JobAnswers,
  files: ReadonlyMap<string, string>,
  printers?: readonly OrganisationPrinter[],
): PreparedChange {
  const { answers, findings: unscheduled } = withPromisedSchedule(given, files);
  const path = jobPath(answers.name);
  const yaml = files.get(path);
  const findings = [
    ...checkKept(answers, path, yaml),
    ...checkJob(answers, files),
    ...unscheduled,
  ];
  if (findings.length) return { ok: false, files: [], findings };
  const { own, kept, sql } =
    answers.kind === 'source'
      ? { own: [], kept: [], sql: '' }
      : filesOfPeople(answers, files);
  const { reads } = readSql(sql);
  return prepareChange(
    files,
    [
      {
        path,
        content: editJob(yaml, answers, reads),
        reason: `Says what the job ${answers.name} does, when, and with how many workers.`,
      },
      ...own,
    ],
    kept,
    { printers },
  );
}

/** What is there under this name: settings that can be read, of the same kind. */
function checkKept(
  { kind }: JobAnswers,
  path: string,
  yaml: string | undefined,
): SourceFinding[] {
  if (yaml === undefined) return [];
  const { settings, findings } = parseJob(path, yaml);
  if (!settings) {
    return findings.map(finding => asSourceFinding(finding, path));
  }
  return settings.kind === kind
    ? []
    : [
        answerError(
          'name',
          `There is a job of this name already, of kind ${settings.kind} (${path}). Choose another name.`,
        ),
      ];
}

interface FilesOfPeople {
  /** Those that are not there yet. */
  own: OwnFile[];
  /** Said about answers that were not followed, since the file is there. */
  kept: SourceFinding[];
  /** The SQL as it will be. */
  sql: string;
}

function filesOfPeople(
  answers: JobAnswers,
  files: ReadonlyMap<string, string>,
): FilesOfPeople {
  const { name, sql, rules } = answers;
  const wanted = [
    {
      file: 'transform.sql',
      answer: sql,
      content: sql ? withEnd(sql) : starterSql(answers),
      reason: `The query of the job ${name}. Written once, it is yours.`,
    },
    {
      file: 'rules.dqdl',
      answer: rules,
      content: rules ? withEnd(rules) : starterRules(answers),
      reason: `Rules on what the job ${name} writes. Written once, they are yours.`,
    },
    {
      file: `test_job_${name}.py`,
      answer: undefined,
      content: starterTest(answers),
      reason: `Runs the job ${name} with small rows. Written once, it is yours.`,
    },
  ].map(one => ({ ...one, path: jobPath(name, one.file) }));
  const [query] = wanted;
  return {
    own: wanted
      .filter(({ path }) => !files.has(path))
      .map(({ path, content, reason }) => ({ path, content, reason })),
    kept: wanted
      .filter(
        ({ path, answer, content }) =>
          answer && files.has(path) && files.get(path) !== content,
      )
      .map(({ path }) => ({
        severity: 'warning',
        path,
        message: `${path} is there and stays as it is: it belongs to people. Change it in the repository.`,
      })),
    sql: files.get(query.path) ?? query.content,
  };
}

/** The text with line feeds, one at its end. */
function withEnd(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}
