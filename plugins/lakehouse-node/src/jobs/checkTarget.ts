import {
  modelsOfPeople,
  readJobs,
  targetProblem,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from '../onboarding/answers';
import type { JobAnswers } from './jobAnswers';

const MARTS = 'marts.';
const MARTS_FOLDER = /^dbt\/models\/marts\/([^/]+)\//;

/** A table has one writer: neither dbt nor another job may write the target as well. */
export function checkTarget(
  { name, target = '' }: JobAnswers,
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  const error = (message: string) => [answerError('target', message)];
  if (!target) {
    return error(
      'There is no target table. Write namespace.table, for example marts.daily_revenue.',
    );
  }
  const problem = targetProblem(target);
  if (problem) {
    return error(
      `The target ${JSON.stringify(
        target.slice(0, 80),
      )} cannot be used: ${problem}.`,
    );
  }
  const folder = target.startsWith(MARTS)
    ? modelsOfPeople(files).get(target.slice(MARTS.length))
    : undefined;
  const [, source] = MARTS_FOLDER.exec(folder ?? '') ?? [];
  if (source) {
    return error(
      `The table ${target} is a mart of ${source}: dbt writes it (${folder}). Choose another name for the target.`,
    );
  }
  const other = readJobs(files).jobs.find(
    job =>
      job.name !== name &&
      job.settings.kind === 'transformation' &&
      job.settings.target === target,
  );
  return other
    ? error(
        `The job ${other.name} writes ${target} already. Choose another name for the target.`,
      )
    : [];
}
