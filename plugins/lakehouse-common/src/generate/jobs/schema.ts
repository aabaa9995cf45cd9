import { z } from 'zod';
import { ownerRef } from '../../contract';
import { cronProblem } from '../../schedule/cron';
import { targetProblem } from './target';
import {
  EXECUTION_CLASSES,
  MAX_RETRIES,
  MAX_TIMEOUT,
  MAX_WORKERS,
  MIN_WORKERS,
  WORKER_TYPES,
} from './types';

const COLUMN = /^[a-z_][a-z0-9_]{0,127}$/;

/** Names of columns of a target: Glue knows lower case only. */
export function isColumnName(name: string): boolean {
  return COLUMN.test(name);
}

const whole = (low: number, high: number) =>
  z
    .number({ error: `write a whole number from ${low} to ${high}` })
    .int(`write a whole number from ${low} to ${high}`)
    .min(low, `write a number from ${low} to ${high}`)
    .max(high, `write a number from ${low} to ${high}`);

const says = (problem: (text: string) => string | undefined) =>
  z.string().superRefine((text, context) => {
    const message = problem(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

const sizing = z.strictObject({
  worker: z.enum(WORKER_TYPES),
  workers: whole(MIN_WORKERS, MAX_WORKERS),
  autoscaling: z.boolean(),
  timeout: whole(1, MAX_TIMEOUT),
  retries: whole(0, MAX_RETRIES),
  execution: z.enum(EXECUTION_CLASSES),
});

const shared = {
  version: z.literal(1),
  owner: says(text =>
    ownerRef(text) ? undefined : 'write a group such as group:default/sales',
  ),
  description: z.string().max(2000).optional(),
  sizing,
  schedule: says(cronProblem).optional(),
};

const columns = z
  .array(
    z
      .string()
      .regex(COLUMN, 'name columns in lower case letters, digits and _'),
  )
  .min(1, 'name the columns that tell rows apart');

/** The structure of `job.yaml`. */
export const jobFile = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('source'),
    source: z.string().min(1),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('transformation'),
    target: says(targetProblem),
    write: z.discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('replace') }),
      z.strictObject({ mode: z.literal('merge'), keys: columns }),
    ]),
    reads: z.array(z.string().max(300)).max(200).default([]),
  }),
]);
