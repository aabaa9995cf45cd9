import { toListItem } from '../api/views/listItem';
import { READ_ONLY, type ActionOptions } from './types';

/** Registers `find-tables`: the list of tables, filtered like the page. */
export function createFindTablesAction({
  actionsRegistry,
  access,
  tables,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'find-tables',
    title: 'Find Iceberg tables',
    description: `Finds tables of the lakehouse by words in their name, namespace or column names, and by layer, owner, catalog, freshness or state. All filters have to fit. Answers at most \`limit\` tables, by name, with owner, freshness verdict, time of the last data change, rows, and the columns that matched. \`more\` is true when there are further ones: then ask more precisely.

Layers from source to consumer: landing, raw, staging, vault, marts. Tables for analysis are in marts. Freshness \`unknown\` means that there is no promise or no evidence; it never means fresh.`,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          search: z
            .string()
            .max(200)
            .optional()
            .describe('Words that have to be in the name or in column names'),
          layer: z
            .enum(['landing', 'raw', 'staging', 'vault', 'marts', 'other'])
            .optional(),
          owner: z
            .string()
            .optional()
            .describe('Entity reference such as group:default/sales-data'),
          catalog: z.string().optional().describe('Id of an Iceberg catalog'),
          freshness: z.enum(['fresh', 'due', 'late', 'unknown']).optional(),
          state: z.enum(['present', 'unreadable', 'missing']).optional(),
          // Language models send numbers as texts.
          limit: z.coerce.number().int().min(1).max(100).default(20),
        }),
      output: z =>
        z.object({
          tables: z.array(
            z.object({
              ref: z.string(),
              layer: z.string(),
              owner: z.string().nullable(),
              freshness: z.string(),
              changedAt: z.string().nullable(),
              rows: z.number().nullable(),
              description: z.string().nullable(),
              matchedColumns: z.array(z.string()),
            }),
          ),
          more: z.boolean(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { search, limit, ...one } = input;
      const filters = Object.fromEntries(
        Object.entries(one).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, [value]]],
        ),
      );
      const { rows, nowMs, nextCursor } = await tables.page(
        { search, ...filters, sort: 'name', order: 'asc', limit },
        await access.visible(credentials),
      );
      const found = rows.map(row => {
        const item = toListItem(row, nowMs, search);
        return {
          ref: item.ref,
          layer: item.layer,
          owner: item.owner.ref,
          freshness: item.freshness.state,
          changedAt: item.changedAt,
          rows: item.rows,
          description: item.description ?? null,
          matchedColumns: item.matchedColumns ?? [],
        };
      });
      return { output: { tables: found, more: nextCursor !== undefined } };
    },
  });
}
