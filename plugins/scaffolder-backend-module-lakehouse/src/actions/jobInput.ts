import type { z as zod } from 'zod/v3';

/**
 * The answers, as documentation and first check. Defaults and refinements of an action's schema never run, so the handler reads them
 * again with `parseJobAnswers`.
 */
export const jobInput = {
  name: (z: typeof zod) =>
    z.string({ description: 'Name of the job, such as daily_revenue' }),
  kind: (z: typeof zod) =>
    z.enum(['source', 'transformation'], {
      description: 'Loads one source, or writes a table by SQL',
    }),
  owner: (z: typeof zod) => z.string({ description: 'Group that answers' }),
  description: (z: typeof zod) =>
    z.string().optional().describe('What the job is for'),
  source: (z: typeof zod) =>
    z.string().optional().describe('Source that is loaded'),
  target: (z: typeof zod) =>
    z.string().optional().describe('Table that is written: marts.daily'),
  mode: (z: typeof zod) =>
    z.enum(['replace', 'merge']).optional().describe('How rows are written'),
  keys: (z: typeof zod) =>
    z.array(z.string()).optional().describe('Columns to merge by'),
  start: (z: typeof zod) =>
    z
      .enum(['sql', 'starter'])
      .optional()
      .describe('SQL of the answers, or a starter'),
  sql: (z: typeof zod) => z.string().optional().describe('One SELECT'),
  rules: (z: typeof zod) => z.string().optional().describe('DQDL rules'),
  worker: (z: typeof zod) =>
    z.enum(['G.1X', 'G.2X', 'G.4X', 'G.8X']).optional().describe('Worker type'),
  workers: (z: typeof zod) =>
    z.number().optional().describe('Number of workers'),
  autoscaling: (z: typeof zod) =>
    z
      .boolean()
      .optional()
      .describe('Whether the number of workers is the most there are'),
  timeout: (z: typeof zod) => z.number().optional().describe('In minutes'),
  retries: (z: typeof zod) =>
    z.number().optional().describe('After a run that failed'),
  execution: (z: typeof zod) =>
    z.enum(['standard', 'flex']).optional().describe('Execution class'),
  schedule: (z: typeof zod) =>
    z
      .string()
      .optional()
      .describe('AWS cron in UTC: 0 6 * * ? *; none takes it away'),
};
