import type { Finding } from '../../contract';
import type { FilePrinter } from '../printers';
import { jobEntityFile } from './entity';
import { jobPage } from './page';
import { readJobs, type Job } from './readJobs';

/** Catalog entity and page of every job; nothing without jobs. */
export const printJobs: FilePrinter = ({
  platform,
  contracts,
  marts,
  files,
}) => {
  const { jobs, findings } = readJobs(files);
  const sources = new Set(contracts.map(({ name }) => name));
  findings.push(...withoutSource(jobs, sources), ...sameTarget(jobs));
  if (findings.length) return { files: [], findings };
  return {
    files: jobs.flatMap(job => [
      jobEntityFile(platform, job, marts),
      jobPage(job),
    ]),
    findings,
  };
};

function withoutSource(
  jobs: readonly Job[],
  sources: ReadonlySet<string>,
): Finding[] {
  return jobs.flatMap(({ path, settings }): Finding[] =>
    settings.kind === 'source' && !sources.has(settings.source)
      ? [
          {
            severity: 'error',
            path: '$.source',
            message: `${path}: there is no source ${settings.source.slice(
              0,
              80,
            )}.`,
            fix: 'Name a contract of contracts/, or remove the job.',
          },
        ]
      : [],
  );
}

/** Two jobs that write one table would undo each other. */
function sameTarget(jobs: readonly Job[]): Finding[] {
  const writers = new Map<string, string>();
  return jobs.flatMap(({ name, path, settings }): Finding[] => {
    if (settings.kind === 'source') return [];
    const other = writers.get(settings.target);
    writers.set(settings.target, other ?? name);
    return other === undefined
      ? []
      : [
          {
            severity: 'error',
            path: '$.target',
            message: `${path}: the job ${other} writes ${settings.target} already.`,
            fix: 'Name another target, or remove one of the two jobs.',
          },
        ];
  });
}
