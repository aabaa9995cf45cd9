import { factsOf } from '../store/stored';
import {
  findTable,
  READ_ONLY,
  REF_DESCRIPTION,
  type ActionOptions,
} from './types';

/** Registers `who-owns-table`: the owner and where that is written. */
export function createWhoOwnsTableAction(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'who-owns-table',
    title: 'Find out who owns an Iceberg table',
    description: `Says which group or user answers for a table, and by what evidence: its dbt model, its data contract, a property of the table, or the default of its catalog. Without an owner \`owner\` is null: that is a defect of the table, to be repaired in its contract.`,
    attributes: READ_ONLY,
    schema: {
      input: z => z.object({ ref: z.string().describe(REF_DESCRIPTION) }),
      output: z =>
        z.object({
          ref: z.string(),
          owner: z.string().nullable().describe('Entity reference'),
          evidence: z.string(),
          detail: z.string().nullable(),
          contract: z.string().nullable(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { row } = await findTable(options, input.ref, credentials);
      const { owner, contract } = factsOf(row);
      return {
        output: {
          ref: row.ref,
          owner: owner.ref,
          evidence: owner.evidence,
          detail: owner.detail ?? null,
          contract: contract ? `${contract.name} ${contract.version}` : null,
        },
      };
    },
  });
}
