import { z } from 'zod';
import { readObjectName } from '../print/objectName';
import { lagProblem } from './targetLag';
import { CATALOG_KINDS } from './types';

/** The name of an environment is that of a folder. */
export const ENVIRONMENT = /^[a-z][a-z0-9_-]{0,39}$/;

/** A name of the account, read as Snowflake reads it. */
const object = z.string().transform((written, context) => {
  const { name, problem } = readObjectName(written);
  if (name !== undefined) return name;
  context.addIssue({
    code: 'custom',
    message: `${JSON.stringify(written.slice(0, 80))} ${problem}`,
  });
  return z.NEVER;
});

const schemaIn = z.strictObject({ database: object, schema: object });
const common = {
  database: object,
  marts: z.array(z.string().min(1)).min(1),
  readers: z.array(object).default([]),
};

const publication = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('catalog-linked'), ...common }),
  z.strictObject({ way: z.literal('table'), ...common, schema: object }),
  z.strictObject({
    way: z.literal('dynamic'),
    ...common,
    schema: object,
    warehouse: object,
    targetLag: z.string().superRefine((lag, context) => {
      const problem = lagProblem(lag);
      if (problem) {
        const message = `${JSON.stringify(lag.slice(0, 80))} ${problem}`;
        context.addIssue({ code: 'custom', message });
      }
    }),
    externalVolume: object,
    from: object,
  }),
]);

const environment = z.strictObject({
  catalog: z.enum(CATALOG_KINDS),
  integration: object,
  externalVolume: object.optional(),
  owner: object,
  governance: schemaIn,
  clearRole: object.optional(),
  publications: z.array(publication).default([]),
});

/** `snowflake/publications.yaml`. */
export const publicationsFile = z.strictObject({
  version: z.literal(1),
  environments: z.record(
    z
      .string()
      .regex(
        ENVIRONMENT,
        'the name of an environment is lower case letters, digits, - and _, such as prod',
      ),
    environment,
  ),
  marts: z
    .record(
      z.string(),
      z.strictObject({
        columns: z.record(
          z.string(),
          z
            .string()
            .regex(
              /^(none|[^.]+\.[^.]+\.[^.]+)$/,
              'write <contract>.<table>.<column>, or none when no column of a contract is in it',
            ),
        ),
      }),
    )
    .default({}),
});
