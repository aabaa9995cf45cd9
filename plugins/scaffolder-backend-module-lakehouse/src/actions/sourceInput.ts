import type { z as zod } from 'zod/v3';

/**
 * The answers, as documentation and first check. Defaults and refinements of an action's schema never run, so the handler reads them
 * again with `parseSourceSpec`.
 */
export const sourceInput = (z: typeof zod) =>
  z
    .object({
      version: z.literal(1).describe('Version of these answers'),
      kind: z
        .enum(['connection', 'ddl', 'csv', 'contract'])
        .describe('Where the tables come from'),
      name: z
        .string()
        .describe('Name of the source: lower case letters, digits and _'),
      owner: z.string().describe('Entity reference of the group that answers'),
      promise: z.string().describe('Longest age of the data: 30m, 6h, 1d'),
      title: z.string().optional(),
      description: z.string().optional(),
      connection: z
        .string()
        .optional()
        .describe('Id of a connection of lakehouse.connections'),
      schema: z
        .string()
        .optional()
        .describe("Schema of the connection's database"),
      contract: z
        .string()
        .optional()
        .describe(
          'To change a source that is there: SHA-256 of the contract that the answers were made for',
        ),
      retire: z
        .boolean()
        .optional()
        .describe('To take a source that is there out of the repository'),
      ddl: z.string().optional().describe('DDL of the tables'),
      dialect: z
        .enum(['postgresql', 'mysql', 'sqlserver', 'oracle', 'snowflake'])
        .optional()
        .describe('Dialect of the DDL; PostgreSQL by default'),
      csv: z
        .array(
          z.object({ name: z.string(), content: z.string() }).passthrough(),
        )
        .optional()
        .describe('Files of CSV, JSON or Parquet, or their beginnings'),
      tables: z
        .array(z.object({ name: z.string() }).passthrough())
        .optional()
        .describe('Changes to what was inferred, per table'),
    })
    .passthrough()
    .describe('The answers of the form field LakehouseSource');
