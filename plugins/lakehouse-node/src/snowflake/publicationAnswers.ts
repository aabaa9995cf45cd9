import { InputError } from '@backstage/errors';
import { WAYS } from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';

const text = z
  .string()
  .max(300)
  .optional()
  // An answer that was left empty was not given.
  .transform(value => value?.trim() || undefined);
const texts = z
  .array(z.string().max(300))
  .max(1000)
  .default([])
  .transform(all => [...new Set(all.map(one => one.trim()).filter(Boolean))]);

const answers = z.object({
  environment: text,
  way: z.enum(WAYS),
  marts: texts,
  database: text,
  schema: text,
  readers: texts,
  warehouse: text,
  targetLag: text,
  writeVolume: text,
  from: text,
  catalog: z.enum(['glue', 'rest']).optional(),
  integration: text,
  externalVolume: text,
  owner: text,
  governanceDatabase: text,
  governanceSchema: text,
  clearRole: text,
});

/** Answers of the template `snowflake-table`. */
export type PublicationAnswers = z.output<typeof answers>;

/**
 * Reads the answers, as they come from a scaffolder task.
 *
 * @throws InputError that names the first answer of the wrong shape
 */
export function parsePublicationAnswers(value: unknown): PublicationAnswers {
  const result = answers.safeParse(value);
  if (result.success) return withoutLeftovers(result.data);
  const [issue] = result.error.issues;
  throw new InputError(
    `The answer ${
      issue.path.map(String).join('.') || 'publication'
    } cannot be used: ${issue.message.slice(0, 500)}`,
  );
}

/** What another way left behind in the form was not answered. */
function withoutLeftovers(given: PublicationAnswers): PublicationAnswers {
  const { way } = given;
  return {
    ...given,
    ...(way === 'catalog-linked' && { schema: undefined }),
    ...(way !== 'dynamic' && {
      warehouse: undefined,
      targetLag: undefined,
      writeVolume: undefined,
      from: undefined,
    }),
  };
}
