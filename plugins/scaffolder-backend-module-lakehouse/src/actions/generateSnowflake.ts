import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { shortHash } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  parsePublicationAnswers,
  preparePublication,
  type PublicationAnswers,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { proposalOutput } from '../lib/writeProposal';
import { proposeChange, type ChangeActionOptions } from './changeAction';
import { snowflakeExamples } from './generateSnowflake.examples';
import { snowflakeInput } from './snowflakeInput';

/** `lakehouse:snowflake:generate`: marts to publish become settings of the platform repository, and the DDL that follows from them. */
export function createGenerateSnowflakeAction(options: ChangeActionOptions) {
  return createTemplateAction({
    id: 'lakehouse:snowflake:generate',
    description:
      'Writes which marts are published to Snowflake, and the DDL, masks and grants that follow, into the workspace. Nothing is run on Snowflake.',
    examples: snowflakeExamples,
    supportsDryRun: true,
    schema: {
      input: snowflakeInput,
      output: {
        readme: z => z.string({ description: 'Page that says who runs what' }),
        next: z => z.array(z.string(), { description: 'What comes next' }),
        ...proposalOutput,
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        options.permissions,
        await ctx.getInitiatorCredentials(),
      );
      const answers = parsePublicationAnswers(ctx.input);
      const { environment, way } = answers;
      await proposeChange(ctx, 'The publication', options, files => ({
        change: preparePublication(answers, files, options.printers),
        title: `Publish marts to Snowflake: ${environment}, ${way}`,
        branch: branchOf(answers),
        about: `Publishes ${answers.marts.join(
          ', ',
        )} to Snowflake (${environment}, ${way}).`,
        merging: [
          `Nobody gets rights in Snowflake by merging: the files under snowflake/${environment} are run by people, as the README.md beside them says.`,
        ],
      }));
      const readme = `snowflake/${environment}/README.md`;
      ctx.output('readme', readme);
      ctx.output('next', [
        `Read ${readme}: it says who runs which file with which role, what to fill in and what to check.`,
      ]);
    },
  });
}

/** Other marts, or another place for them, are another change: a second run never takes away what waits to be merged. */
function branchOf(answers: PublicationAnswers): string {
  const { environment, way, database, schema, marts } = answers;
  const about = JSON.stringify([database, schema, [...marts].sort()]);
  return `lakehouse/snowflake-${environment}-${way}-${shortHash(about)}`;
}
