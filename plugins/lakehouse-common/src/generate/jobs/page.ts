import { generated } from '../dbt/file';
import {
  heading,
  list,
  paragraph,
  printMarkdown,
  table,
  type MarkdownBlock,
} from '../print';
import type { GeneratedFile } from '../types';
import type { Job } from './readJobs';

/** The page of a job in the documentation of the platform. */
export function jobPage(job: Job): GeneratedFile {
  return generated(
    `docs/jobs/${job.name}.md`,
    () => printMarkdown(blocksOf(job)),
    `Tells readers what the job ${job.name} does, when and for whom.`,
  );
}

function blocksOf({ name, settings }: Job): MarkdownBlock[] {
  const { owner, description, schedule, sizing } = settings;
  return [
    heading(1, `Job ${name}`),
    ...(description ? [paragraph(description)] : []),
    table(
      ['', ''],
      [
        ...does(settings),
        ['Owner', owner],
        ['Schedule', schedule ? `${schedule} (cron, UTC)` : 'none'],
        [
          'Workers',
          `${sizing.autoscaling ? 'up to ' : ''}${sizing.workers} of type ${
            sizing.worker
          }, ${sizing.execution} execution`,
        ],
        ['Timeout', `${sizing.timeout} minutes`],
        ['Retries', String(sizing.retries)],
      ],
    ),
    heading(2, 'Files of people'),
    list(
      settings.kind === 'source'
        ? [`jobs/${name}/job.yaml: these settings`]
        : [
            `jobs/${name}/job.yaml: these settings`,
            `jobs/${name}/transform.sql: the query`,
            `jobs/${name}/rules.dqdl: rules; while one is broken nothing is published`,
            `jobs/${name}/test_job_${name}.py: its test`,
          ],
    ),
    heading(2, 'Run it'),
    paragraph(`On this machine: make job JOB=${name}`),
  ];
}

function does(settings: Job['settings']): string[][] {
  if (settings.kind === 'source') return [['Loads', settings.source]];
  const { target, write, reads } = settings;
  return [
    ['Writes', target],
    [
      'How',
      write.mode === 'merge'
        ? `rows are merged by ${write.keys.join(', ')}`
        : 'all rows are replaced',
    ],
    ['Reads', reads.join(', ') || 'no table'],
  ];
}
