import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  prepareUpgrade,
  type PreparedUpgrade,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { releaseNotes } from '../lib/pullRequest/releaseNotes';
import { proposalOutput } from '../lib/writeProposal';
import {
  proposeChange,
  type ChangeActionOptions,
  type DescribedChange,
} from './changeAction';
import { upgradeExamples } from './upgradePlatform.examples';

/** `lakehouse:platform:upgrade`: the whole platform as the present generator makes it; what people own or edited stays. */
export function createUpgradePlatformAction(options: ChangeActionOptions) {
  return createTemplateAction({
    id: 'lakehouse:platform:upgrade',
    description:
      'Generates the whole platform repository again with the present generator and writes what differs into the workspace. Contracts, settings and edits of people stay. Run again, it writes nothing.',
    examples: upgradeExamples,
    supportsDryRun: true,
    schema: {
      input: {
        acceptRehash: z =>
          z
            .boolean({
              description:
                'Whether rows of the vault may get other keys or hashes, where the generator or a contract asks for it; false by default',
            })
            .optional(),
      },
      output: {
        from: z =>
          z.string({ description: 'Version in the lock; empty without one' }),
        to: z => z.string({ description: 'Version of the generator' }),
        next: z => z.array(z.string(), { description: 'What comes next' }),
        ...proposalOutput,
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        options.permissions,
        await ctx.getInitiatorCredentials(),
      );
      let upgrade!: PreparedUpgrade;
      await proposeChange(ctx, 'The platform', options, files => {
        upgrade = prepareUpgrade(files, {
          acceptRehash: ctx.input.acceptRehash,
          printers: options.printers,
        });
        return describe(upgrade);
      });
      ctx.output('from', upgrade.from ?? '');
      ctx.output('to', upgrade.to);
      ctx.output('next', [
        ...upgrade.releases.flatMap(({ toDo }) => toDo),
        'make local',
      ]);
    },
  });
}

/** One branch per version: whoever runs it again updates the pull request that is open. */
function describe(upgrade: PreparedUpgrade): DescribedChange {
  const { from, to, state, releases, change } = upgrade;
  const merging = [
    'Contracts, settings, starters that were written once and files that people edited stay as they are.',
  ];
  if (state === 'same') {
    return {
      change,
      title: 'Generate the platform again',
      branch: `lakehouse/regenerate-${to}`,
      about: `Brings generated files in line with the contracts and settings; the generator is still version ${to}.`,
      merging,
    };
  }
  return {
    change,
    title: `Upgrade the platform to version ${to} of the generator`,
    branch: `lakehouse/upgrade-${to}`,
    about: `Generates the platform with version ${to}; ${
      from === undefined
        ? 'the repository does not say which version wrote it.'
        : `version ${from} wrote it.`
    }`,
    merging,
    notes: releaseNotes(releases),
  };
}
