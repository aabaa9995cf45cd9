import type { Finding } from '../../contract';
import { parseJob } from './parseJob';
import type { JobSettings } from './types';

const JOB = /^jobs\/([^/]+)\/job\.yaml$/;

export interface Job {
  name: string;
  path: string;
  settings: JobSettings;
}

/** All jobs of a repository by name, and what is wrong in their settings. */
export function readJobs(files: ReadonlyMap<string, string>): {
  jobs: Job[];
  findings: Finding[];
} {
  const jobs: Job[] = [];
  const findings: Finding[] = [];
  for (const path of [...files.keys()].sort()) {
    const name = JOB.exec(path)?.[1];
    if (!name) continue;
    const read = parseJob(path, files.get(path)!);
    findings.push(...read.findings);
    if (read.settings) jobs.push({ name, path, settings: read.settings });
  }
  return { jobs, findings };
}
