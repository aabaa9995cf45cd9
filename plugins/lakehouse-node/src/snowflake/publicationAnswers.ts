import { WAYS } from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import { names, optionalText, readAnswers } from '../onboarding/readAnswers';

const text = optionalText(300);

const answers = z.object({
  environment: text,
  way: z.enum(WAYS),
  marts: names,
  database: text,
  schema: text,
  readers: names,
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
  return withoutLeftovers(readAnswers(answers, value, 'publication'));
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
