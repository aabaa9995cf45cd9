export const JOB_KINDS = ['source', 'transformation'] as const;
export const WRITE_MODES = ['replace', 'merge'] as const;
export const WORKER_TYPES = ['G.1X', 'G.2X', 'G.4X', 'G.8X'] as const;
export const EXECUTION_CLASSES = ['standard', 'flex'] as const;

/** A Spark job of Glue has a driver and at least one worker beside it. */
export const MIN_WORKERS = 2;
export const MAX_WORKERS = 299;
/** Minutes. */
export const MAX_TIMEOUT = 10_080;
export const MAX_RETRIES = 10;

/** What Glue is asked for. */
export interface JobSizing {
  worker: (typeof WORKER_TYPES)[number];
  workers: number;
  autoscaling: boolean;
  /** Minutes. */
  timeout: number;
  retries: number;
  execution: (typeof EXECUTION_CLASSES)[number];
}

interface SharedSettings {
  version: 1;
  owner: string;
  description?: string;
  sizing: JobSizing;
  /** The six fields of an AWS cron expression, in UTC. */
  schedule?: string;
}

export interface SourceJob extends SharedSettings {
  kind: 'source';
  source: string;
}

export interface TransformationJob extends SharedSettings {
  kind: 'transformation';
  /** `<namespace>.<table>`. */
  target: string;
  write: { mode: 'replace' } | { mode: 'merge'; keys: string[] };
  /** Tables that the SQL reads, `<namespace>.<table>`. */
  reads: string[];
}

/** `jobs/<name>/job.yaml`. */
export type JobSettings = SourceJob | TransformationJob;

export const jobPath = (name: string, file = 'job.yaml') =>
  `jobs/${name}/${file}`;
