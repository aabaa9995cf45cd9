import {
  scheduleOf,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError, contractPath } from '../onboarding/answers';
import { readContractAt } from '../onboarding/repositoryState';
import type { JobAnswers } from './jobAnswers';

/** Written as schedule of a job that loads a source, it stands for the one that follows from the source's contract. */
const BY_PROMISE = 'promise';

/** The answers with the schedule that their source's contract asks for, where they say so. */
export function withPromisedSchedule(
  answers: JobAnswers,
  files: ReadonlyMap<string, string>,
): { answers: JobAnswers; findings: SourceFinding[] } {
  if (answers.schedule !== BY_PROMISE) return { answers, findings: [] };
  const path = contractPath(answers.source ?? '');
  const contract =
    answers.kind === 'source' && files.has(path)
      ? readContractAt(files, path).contract
      : undefined;
  const schedule = contract && scheduleOf(contract);
  if (schedule) {
    return { answers: { ...answers, schedule: schedule.cron }, findings: [] };
  }
  const why =
    answers.kind === 'source'
      ? `the contract of ${answers.source || 'the source'} promises nothing`
      : 'a transformation has no promise';
  return {
    answers: { ...answers, schedule: undefined },
    findings: [
      answerError(
        'schedule',
        `There is no schedule to work out: ${why}. Write six fields, for example 0 6 * * ? *.`,
      ),
    ],
  };
}
