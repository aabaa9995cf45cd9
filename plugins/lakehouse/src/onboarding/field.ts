import type { ApiHolder } from '@backstage/core-plugin-api';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { READINGS } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../api';
import { LakehouseSourceField } from './LakehouseSourceField';
import { toSpec, type SourceAnswers } from './spec';

/**
 * Why the form cannot go on: the errors of the same preview that the reader sees, each as a sentence. The list names an answer once,
 * however many findings it has.
 */
export async function validateSource(
  answers: SourceAnswers | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
): Promise<void> {
  const api = context.apiHolder.get(lakehouseApiRef);
  if (!api) {
    field.addError('The lakehouse plugin is not installed in this app.');
    return;
  }
  const preview = await api.previewSource(toSpec(answers ?? {}));
  for (const finding of preview.findings) {
    if (finding.severity === 'error') {
      field.addError(finding.message);
    }
  }
}

/** `ui:field: LakehouseSource`: all the answers of onboarding as one value. */
export const lakehouseSourceField = createFormField({
  name: 'LakehouseSource',
  component: LakehouseSourceField,
  validation: validateSource,
  schema: makeFieldSchema({
    output: z =>
      z.object({
        version: z.literal(1).optional(),
        kind: z.enum(['connection', 'ddl', 'csv', 'contract']).optional(),
        name: z.string().optional().describe('Name of the source'),
        title: z.string().optional(),
        description: z.string().optional(),
        owner: z.string().optional().describe('Entity reference of a group'),
        promise: z.string().optional().describe('Duration: 30m, 6h, 1d'),
        connection: z
          .string()
          .optional()
          .describe(
            'Id of a connection of lakehouse.connections, or catalog:<id of a catalog>',
          ),
        contract: z
          .string()
          .optional()
          .describe('SHA-256 of the contract that the answers were made for'),
        schema: z.string().optional(),
        seen: z
          .object({
            at: z.string(),
            tables: z.array(
              z.object({ name: z.string(), fingerprint: z.string() }),
            ),
          })
          .optional(),
        ddl: z.string().optional(),
        dialect: z
          .enum(['postgresql', 'mysql', 'sqlserver', 'oracle', 'snowflake'])
          .optional()
          .describe('Dialect of the DDL; PostgreSQL by default'),
        csv: z
          .array(
            z.object({
              name: z.string(),
              content: z.string(),
              rows: z.number().optional(),
              truncated: z.boolean().optional(),
              columns: z
                .array(z.object({ name: z.string(), type: z.string() }))
                .optional(),
              problem: z.string().optional(),
            }),
          )
          .optional(),
        tables: z
          .array(
            z.object({
              name: z.string(),
              selected: z.boolean().optional(),
              primaryKey: z.array(z.string()).optional(),
              businessKey: z.array(z.string()).optional(),
              loadMode: z
                .enum(['full', 'incremental', 'append', 'cdc'])
                .optional(),
              cursor: z.string().nullable().optional(),
              personalData: z.array(z.string()).optional(),
              keyless: z.boolean().optional(),
              readings: z
                .array(
                  z.object({
                    column: z.string(),
                    as: z.enum(READINGS),
                  }),
                )
                .optional(),
            }),
          )
          .optional(),
      }),
  }),
});
