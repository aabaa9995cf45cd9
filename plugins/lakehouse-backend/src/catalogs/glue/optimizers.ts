import type { GlueClient, TableOptimizer } from '@aws-sdk/client-glue';
import type {
  OptimizerItem,
  OptimizerReport,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { glueSdk } from '../aws/sdk';

/** Asks how a catalog tends a table; what cannot be asked is said in words and is no error. */
export type OptimizerReader = (
  database: string,
  table: string,
  signal: AbortSignal,
) => Promise<OptimizerReport>;

const TYPES = ['compaction', 'retention', 'orphan_file_deletion'] as const;
const SWITCH: Record<string, 'on' | 'off'> = { true: 'on', false: 'off' };

/**
 * Reads the table optimizers of AWS Glue.
 *
 * @param catalogId - account of the catalog, which Glue wants to be told here
 */
export function optimizerReader(
  glue: () => Promise<GlueClient>,
  catalogId: string | undefined,
): OptimizerReader {
  return async (database, table, signal) => {
    if (!catalogId) {
      return {
        items: [],
        note: 'Set catalogId, or the accountId of aws, to see the optimizers of AWS Glue.',
      };
    }
    try {
      const client = await glue();
      const { GetTableOptimizerCommand } = glueSdk();
      const items = await Promise.all(
        TYPES.map(async type => {
          const command = new GetTableOptimizerCommand({
            CatalogId: catalogId,
            DatabaseName: database,
            TableName: table,
            Type: type,
          });
          try {
            const answer = await client.send(command, { abortSignal: signal });
            return toItem(type, answer.TableOptimizer);
          } catch (error) {
            if ((error as Error).name === 'EntityNotFoundException') {
              return toItem(type, undefined);
            }
            throw error;
          }
        }),
      );
      return { items, note: null };
    } catch (error) {
      signal.throwIfAborted();
      return { items: [], note: noteOf(error as Error) };
    }
  };
}

function toItem(
  type: OptimizerItem['type'],
  optimizer: TableOptimizer | undefined,
): OptimizerItem {
  const { configuration, lastRun } = optimizer ?? {};
  const at = lastRun?.endTimestamp ?? lastRun?.startTimestamp;
  return {
    type,
    state: configuration ? SWITCH[`${configuration.enabled}`] ?? 'off' : 'none',
    lastRun: lastRun?.eventType ?? null,
    lastRunAt: at?.toISOString() ?? null,
    error: lastRun?.error ? lastRun.error.slice(0, 300) : null,
  };
}

function noteOf({ name }: Error): string {
  return name === 'AccessDeniedException'
    ? 'Glue denies reading the optimizers: grant glue:GetTableOptimizer.'
    : `Glue did not tell about optimizers here (${name}).`;
}
