import { clocksJson } from '@lakehouse/backstage-plugin-lakehouse-common';
import { verdictOf } from '../api/views/listItem';
import { summaryOf } from '../store/stored';
import {
  findTable,
  READ_ONLY,
  REF_DESCRIPTION,
  type ActionOptions,
} from './types';

/** Registers `get-table-freshness`: the verdict with its evidence. */
export function createGetTableFreshnessAction(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'get-table-freshness',
    title: 'Get the freshness of an Iceberg table',
    description: `Says whether a table keeps its promise (how old its data may be), and by what evidence: the deciding clock, the snapshot and the promise. The clocks are told apart: load time (when a load last looked), last data change (compactions do not count) and last commit of any kind. \`unknown\` comes with a reason, and never means fresh.`,
    attributes: READ_ONLY,
    schema: {
      input: z => z.object({ ref: z.string().describe(REF_DESCRIPTION) }),
      output: z =>
        z.object({
          ref: z.string(),
          state: z.string().describe('fresh, due, late, unknown or paused'),
          verdict: z.record(z.unknown()).describe('The verdict with evidence'),
          clocks: z.record(z.unknown()).nullable(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { row } = await findTable(options, input.ref, credentials);
      const verdict = verdictOf(row, Date.now());
      const clocks = summaryOf(row)?.clocks;
      return {
        output: {
          ref: row.ref,
          state: verdict.state,
          verdict: { ...verdict },
          clocks: clocks ? { ...clocksJson(clocks) } : null,
        },
      };
    },
  });
}
