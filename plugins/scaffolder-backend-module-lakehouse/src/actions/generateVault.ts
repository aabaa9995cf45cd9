import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { shortHash } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  parseVaultAnswers,
  prepareVaultChange,
  type VaultAnswers,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { changeBody } from '../lib/pullRequest/changeBody';
import { proposalOutput, writeProposal } from '../lib/writeProposal';
import { isReadForChange, type ChangeActionOptions } from './changeAction';
import { vaultExamples } from './generateVault.examples';
import { vaultInput } from './vaultInput';
import { vaultWords } from './vaultWords';

/** `lakehouse:vault:generate`: a change of the Data Vault becomes settings, a contract or models of people, and everything that follows. */
export function createGenerateVaultAction(options: ChangeActionOptions) {
  const { repository, config, permissions } = options;
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
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      const answers = parseVaultAnswers(ctx.input.change);
      const words = vaultWords(answers);
      const snapshot = await repository.read(isReadForChange);
      const change = prepareVaultChange(answers, snapshot.files);
      await writeProposal(ctx, 'The change of the vault', {
        config,
        repository,
        snapshot,
        change,
        proposal: {
          title: words.title,
          branch: branchOf(answers, words.key),
          body: (target, limit) =>
            changeBody({
              about: words.about,
              merging: words.merging,
              change,
              target,
              limit,
            }),
        },
      });
      ctx.output('next', words.next);
    },
  });
}

/** Another change of the same thing is another branch: a second run never takes away what waits to be merged. */
function branchOf(answers: VaultAnswers, key: string): string {
  return `lakehouse/vault-${key}-${shortHash(JSON.stringify(answers))}`;
}
