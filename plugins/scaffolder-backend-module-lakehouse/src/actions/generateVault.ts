import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { shortHash } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  parseVaultAnswers,
  prepareVaultChange,
  type VaultAnswers,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { proposalOutput } from '../lib/writeProposal';
import { proposeChange, type ChangeActionOptions } from './changeAction';
import { vaultExamples } from './generateVault.examples';
import { vaultInput } from './vaultInput';
import { vaultWords } from './vaultWords';

/** `lakehouse:vault:generate`: a change of the Data Vault becomes settings, a contract or models of people, and everything that follows. */
export function createGenerateVaultAction(options: ChangeActionOptions) {
  return createTemplateAction({
    id: 'lakehouse:vault:generate',
    description:
      'Writes a change of the Data Vault (hash, options of a table, point-in-time table, bridge, snapshots, computed satellite, same-as link) and everything that follows from it into the workspace.',
    examples: vaultExamples,
    supportsDryRun: true,
    schema: {
      input: vaultInput,
      output: {
        next: z => z.array(z.string(), { description: 'What comes next' }),
        ...proposalOutput,
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        options.permissions,
        await ctx.getInitiatorCredentials(),
      );
      const answers = parseVaultAnswers(ctx.input.change);
      const words = vaultWords(answers);
      await proposeChange(ctx, 'The change of the vault', options, files => ({
        ...words,
        change: prepareVaultChange(answers, files, options.printers),
        branch: branchOf(answers, words.key),
      }));
      ctx.output('next', words.next);
    },
  });
}

/** Another change of the same thing is another branch: a second run never takes away what waits to be merged. */
function branchOf(answers: VaultAnswers, key: string): string {
  return `lakehouse/vault-${key}-${shortHash(JSON.stringify(answers))}`;
}
