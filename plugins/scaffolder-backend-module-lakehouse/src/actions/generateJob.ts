import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { jobPath } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  entityRefs,
  parseJobAnswers,
  prepareJob,
  type JobAnswers,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { proposalOutput } from '../lib/writeProposal';
import { proposeChange, type ChangeActionOptions } from './changeAction';
import { jobExamples } from './generateJob.examples';
import { jobInput } from './jobInput';

/** `lakehouse:job:generate`: a Glue job becomes settings, SQL, rules and a test in the platform repository, and what follows from them. */
export function createGenerateJobAction(options: ChangeActionOptions) {
  return createTemplateAction({
    id: 'lakehouse:job:generate',
    description:
      'Writes the settings of a Glue job, its SQL, DQDL rules and test, its catalog entity and its page into the workspace. Nothing is run on AWS.',
    examples: jobExamples,
    supportsDryRun: true,
    schema: {
      input: jobInput,
      output: {
        job: z => z.string({ description: 'Name of the job' }),
        settings: z => z.string({ description: 'Path of its settings' }),
        entities: z =>
          z.array(z.string(), {
            description: 'Entities that the catalog will hold',
          }),
        next: z =>
          z.array(z.string(), { description: 'Commands that come next' }),
        ...proposalOutput,
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        options.permissions,
        await ctx.getInitiatorCredentials(),
      );
      const answers = parseJobAnswers(ctx.input);
      const { name, kind } = answers;
      const settings = jobPath(name);
      const change = await proposeChange(ctx, 'The job', options, files => {
        const isNew = !files.has(settings);
        return {
          change: prepareJob(answers, files, options.printers),
          title: `${isNew ? 'Add' : 'Change'} the job ${name}`,
          branch: `lakehouse/job-${name}`,
          about: aboutOf(answers, isNew),
          merging: [
            'The job is made on AWS by the next apply of infra/modules/glue-jobs, and runs then by its schedule.',
          ],
        };
      });
      ctx.output('job', name);
      ctx.output('settings', settings);
      const entity = change.files.find(
        ({ path }) => path === `catalog/jobs/${name}.yaml`,
      );
      ctx.output('entities', entityRefs(entity?.content));
      ctx.output('next', [
        `make job JOB=${name}`,
        ...(kind === 'transformation' ? [`make test-job JOB=${name}`] : []),
      ]);
    },
  });
}

function aboutOf(answers: JobAnswers, isNew: boolean): string {
  const { name, kind, source, target, mode } = answers;
  const does =
    kind === 'source'
      ? `loads ${source}`
      : `writes ${target} (${mode === 'merge' ? 'merge' : 'replace'})`;
  return `${isNew ? 'Adds' : 'Changes'} the job ${name}, which ${does}.`;
}
