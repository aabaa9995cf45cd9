import {
  cronFields,
  cronProblem,
  dqdlProblem,
  isColumnName,
  isValidName,
  MAX_RETRIES,
  MAX_TIMEOUT,
  MAX_WORKERS,
  MIN_WORKERS,
  nearest,
  ownerRef,
  readSql,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError, notAGroup, unusableName } from '../onboarding/answers';
import { contractPaths } from '../onboarding/repositoryState';
import { checkTarget } from './checkTarget';
import type { JobAnswers } from './jobAnswers';

/** Written as schedule, it takes the schedule away. */
export const NO_SCHEDULE = 'none';

const shown = (text: string) => JSON.stringify(text.slice(0, 60));

/** Looks at every answer, and at what the repository has that they speak of. */
export function checkJob(
  answers: JobAnswers,
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  return [
    ...checkName(answers),
    ...checkOwner(answers),
    ...(answers.kind === 'source'
      ? checkSource(answers, files)
      : [
          ...checkTarget(answers, files),
          ...checkKeys(answers),
          ...checkSql(answers),
          ...checkRules(answers),
        ]),
    ...checkSizing(answers),
    ...checkSchedule(answers),
  ];
}

function checkName({ name }: JobAnswers): SourceFinding[] {
  if (isValidName(name, 'source')) return [];
  return [
    name.trim()
      ? unusableName('a job', shown(name), name)
      : answerError('name', 'The job has no name. Give it one.'),
  ];
}

function checkOwner({ owner }: JobAnswers): SourceFinding[] {
  return ownerRef(owner)?.startsWith('group:') ? [] : [notAGroup(shown(owner))];
}

function checkSource(
  { source = '' }: JobAnswers,
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  const known = contractPaths(files).map(path =>
    path.replace(/^contracts\/|\.odcs\.ya?ml$/g, ''),
  );
  if (known.includes(source)) return [];
  if (!source) {
    return [answerError('source', 'No source is chosen. Name one.')];
  }
  const near = nearest(source, known);
  return [
    answerError(
      'source',
      `The platform has no source ${shown(source)}. ${
        near ? `Did you mean ${near}?` : 'Onboard it first.'
      }`,
    ),
  ];
}

function checkKeys({ mode, keys }: JobAnswers): SourceFinding[] {
  if (mode !== 'merge') return [];
  if (keys.length === 0) {
    return [
      answerError(
        'keys',
        'Merging needs the columns that tell rows apart. Name them, or replace all rows.',
      ),
    ];
  }
  const wrong = keys.find(
    (key, i) => !isColumnName(key) || keys.indexOf(key) !== i,
  );
  return wrong === undefined
    ? []
    : [
        answerError(
          'keys',
          `The key column ${shown(
            wrong,
          )} cannot be used. Name each column once, in lower case letters, digits and _.`,
        ),
      ];
}

function checkSql({ start, sql }: JobAnswers): SourceFinding[] {
  if (start === 'starter') {
    return sql
      ? [
          answerError(
            'sql',
            'There is SQL, and the starter is chosen. Choose to write the SQL, or leave it empty.',
          ),
        ]
      : [];
  }
  const { problem } = readSql(sql ?? '');
  return problem ? [answerError('sql', problem)] : [];
}

function checkRules({ rules }: JobAnswers): SourceFinding[] {
  const problem = rules && dqdlProblem(rules);
  return problem
    ? [answerError('rules', `The DQDL rules cannot be used. ${problem}`)]
    : [];
}

function checkSizing(answers: JobAnswers): SourceFinding[] {
  const ranges = [
    ['workers', 'number of workers', MIN_WORKERS, MAX_WORKERS],
    ['timeout', 'timeout in minutes', 1, MAX_TIMEOUT],
    ['retries', 'number of retries', 0, MAX_RETRIES],
  ] as const;
  return ranges.flatMap(([field, what, low, high]) => {
    const value = answers[field];
    return Number.isInteger(value) && value >= low && value <= high
      ? []
      : [
          answerError(
            field,
            `The ${what} is ${value}. Write a whole number from ${low} to ${high}.`,
          ),
        ];
  });
}

function checkSchedule({ schedule }: JobAnswers): SourceFinding[] {
  if (!schedule || schedule === NO_SCHEDULE) return [];
  const problem = cronProblem(cronFields(schedule));
  return problem
    ? [
        answerError(
          'schedule',
          `The schedule ${shown(schedule)} cannot be used: ${problem}.`,
        ),
      ]
    : [];
}
