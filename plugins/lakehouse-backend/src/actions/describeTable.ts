import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';
import { toDetail } from '../api/views/detail';
import {
  findTable,
  READ_ONLY,
  REF_DESCRIPTION,
  type ActionOptions,
} from './types';

/** Registers `describe-table`: what the table's page says of schema and origin. */
export function createDescribeTableAction(options: ActionOptions): void {
  const { actionsRegistry, edges, runs } = options;
  actionsRegistry.register({
    name: 'describe-table',
    title: 'Describe an Iceberg table',
    description: `Describes one table: what it holds and what a row is, its columns with type, meaning, classification (personal data) and tests, its partitioning, size, state and metadata location. Use it before writing a query. Nested columns are given with their path, for example \`address.city\`.`,
    attributes: READ_ONLY,
    schema: {
      input: z => z.object({ ref: z.string().describe(REF_DESCRIPTION) }),
      output: z =>
        z.object({
          ref: z.string(),
          description: z.string().nullable(),
          grain: z.string().nullable(),
          layer: z.string(),
          state: z.string(),
          stateReason: z.string().nullable(),
          rows: z.number().nullable(),
          bytes: z.number().nullable(),
          formatVersion: z.number().nullable(),
          location: z.string().nullable(),
          partitioning: z.string().nullable(),
          upstream: z.number(),
          downstream: z.number(),
          columns: z.array(
            z.object({
              path: z.string(),
              type: z.string(),
              required: z.boolean(),
              doc: z.string().nullable(),
              classification: z.string().nullable(),
              tests: z.array(z.string()),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { row, detail } = await findTable(options, input.ref, credentials);
      const [up, down, all] = await Promise.all([
        edges.degrees([row.ref], 'upstream'),
        edges.degrees([row.ref], 'downstream'),
        runs.all(),
      ]);
      const table = toDetail(
        {
          row,
          detail,
          run: all.get(row.catalog),
          upstream: up.get(row.ref) ?? 0,
          downstream: down.get(row.ref) ?? 0,
          entityRef: null,
          history: [],
        },
        Date.now(),
      );
      return {
        output: {
          ref: table.ref,
          description: table.description ?? null,
          grain: table.grain ?? null,
          layer: table.layer,
          state: table.state,
          stateReason: table.stateReason ?? null,
          rows: table.rows,
          bytes: table.bytes,
          formatVersion: table.formatVersion ?? null,
          location: table.location ?? null,
          partitioning: table.partitionText ?? null,
          upstream: table.upstream ?? 0,
          downstream: table.downstream ?? 0,
          columns: flat(table.fields),
        },
      };
    },
  });
}

function flat(fields: SchemaField[]): Array<{
  path: string;
  type: string;
  required: boolean;
  doc: string | null;
  classification: string | null;
  tests: string[];
}> {
  return fields.flatMap(field => [
    {
      path: field.path,
      type: field.type,
      required: field.required,
      doc: field.doc ?? null,
      classification: field.classification ?? null,
      tests: field.tests ?? [],
    },
    ...flat(field.fields ?? []),
  ]);
}
