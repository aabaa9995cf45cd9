import type { z as zod } from 'zod/v3';

/**
 * The answers of the template, as documentation and first check. Defaults and refinements of an action's schema never run, so the handler
 * reads them again with `parseVaultAnswers`.
 */
export const vaultInput = {
  change: (z: typeof zod) =>
    z
      .object({
        what: z.enum([
          'computed-satellite',
          'same-as-link',
          'point-in-time',
          'bridge',
          'snapshots',
          'table',
          'hash',
        ]),
      })
      .passthrough()
      .describe('What is changed, and the answers of that kind'),
};
