import { InputError } from '@backstage/errors';
import {
  EXECUTION_CLASSES,
  JOB_KINDS,
  WORKER_TYPES,
  WRITE_MODES,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';

const text = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    // An answer that was left empty was not given.
    .transform(value => (value?.trim() ? value : undefined));
const line = text(2000).transform(value => value?.trim());

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
  const result = answers.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new InputError(
    `The answer ${
      issue.path.map(String).join('.') || 'job'
    } cannot be used: ${issue.message.slice(0, 500)}`,
  );
}
