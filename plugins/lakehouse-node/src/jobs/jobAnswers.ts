import {
  EXECUTION_CLASSES,
  JOB_KINDS,
  WORKER_TYPES,
  WRITE_MODES,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import { optionalText, readAnswers } from '../onboarding/readAnswers';

/** Code: as it was written, unless it was left empty. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform(value => (value?.trim() ? value : undefined));
const line = optionalText(2000);

const answers = z.object({
  name: z.string().max(200),
  kind: z.enum(JOB_KINDS),
  owner: z.string().max(300),
  description: line,
  source: line,
  target: line,
  mode: z.enum(WRITE_MODES).default('replace'),
  keys: z
    .array(z.string().max(300))
    .max(50)
    .default([])
    .transform(all => all.map(one => one.trim()).filter(Boolean)),
  start: z.enum(['sql', 'starter']).default('sql'),
  sql: text(200_000),
  rules: text(100_000),
  worker: z.enum(WORKER_TYPES).default('G.1X'),
  workers: z.number().default(2),
  autoscaling: z.boolean().default(true),
  timeout: z.number().default(60),
  retries: z.number().default(1),
  execution: z.enum(EXECUTION_CLASSES).default('standard'),
  schedule: line,
});

/** Answers of the template `glue-job`. */
export type JobAnswers = z.output<typeof answers>;

/**
 * Reads the answers, as they come from a scaffolder task.
 *
 * @throws InputError that names the first answer of the wrong shape
 */
export function parseJobAnswers(value: unknown): JobAnswers {
  return readAnswers(answers, value, 'job');
}
