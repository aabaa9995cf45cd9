import type { z as zod } from 'zod/v3';

/**
 * The answers, as documentation and first check. Defaults and refinements of an action's schema never run, so the handler reads them
 * again with `parsePublicationAnswers`.
 */
export const snowflakeInput = {
  environment: (z: typeof zod) =>
    z.string({ description: 'Environment, such as prod' }),
  way: (z: typeof zod) =>
    z.enum(['catalog-linked', 'table', 'dynamic'], {
      description: 'How the marts come into Snowflake',
    }),
  marts: (z: typeof zod) =>
    z.array(z.string(), { description: 'Names of published marts' }),
  database: (z: typeof zod) =>
    z.string({
      description: 'Database of Snowflake that holds or shows the marts',
    }),
  schema: (z: typeof zod) =>
    z.string().optional().describe('Schema; not for catalog-linked'),
  readers: (z: typeof zod) =>
    z.array(z.string()).optional().describe('Roles that may read the marts'),
  warehouse: (z: typeof zod) =>
    z.string().optional().describe('Warehouse that fills dynamic tables'),
  targetLag: (z: typeof zod) =>
    z
      .string()
      .optional()
      .describe('How old a dynamic table may be: 15 minutes'),
  writeVolume: (z: typeof zod) =>
    z.string().optional().describe('Volume that dynamic tables are written to'),
  from: (z: typeof zod) =>
    z
      .string()
      .optional()
      .describe('Database that a dynamic table reads the marts from'),
  catalog: (z: typeof zod) =>
    z.enum(['glue', 'rest']).optional().describe('Kind of the Iceberg catalog'),
  integration: (z: typeof zod) =>
    z.string().optional().describe('Catalog integration'),
  externalVolume: (z: typeof zod) =>
    z.string().optional().describe('Volume that the marts are read through'),
  owner: (z: typeof zod) =>
    z.string().optional().describe('Role that owns what is made'),
  governanceDatabase: (z: typeof zod) =>
    z.string().optional().describe('Database of tags and policies'),
  governanceSchema: (z: typeof zod) =>
    z.string().optional().describe('Schema of tags and policies'),
  clearRole: (z: typeof zod) =>
    z.string().optional().describe('Role that sees personal data in the clear'),
};
