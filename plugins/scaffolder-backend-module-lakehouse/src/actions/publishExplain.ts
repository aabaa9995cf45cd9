import type { PermissionsService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { requireSourceCreate } from '../lib/authorize';
import type { Host } from '../lib/hosts/Host';
import { publishExplainExamples } from './publishExplain.examples';
import { publishOutput } from '../lib/publishOutput';

type Says = (branch: string, title: string) => string;

const SAYS: Record<'written' | 'absent' | 'unknown', Says> = {
  written: (branch, title) => `Branch ${branch} of ${title} exists.`,
  absent: (branch, title) => `Branch ${branch} of ${title} was not written.`,
  unknown: (branch, title) =>
    `Whether branch ${branch} of ${title} was written is not known: the host does not answer.`,
};

function branchState(
  heads: ReadonlyMap<string, string> | undefined,
  branch: string,
): keyof typeof SAYS {
  if (!heads) return 'unknown';
  return heads.has(branch) ? 'written' : 'absent';
}

function saysRequest(open: { url: string } | undefined): string {
  if (!open) return 'Whether it has a pull request is not known.';
  return open.url
    ? `Its pull request is open: ${open.url}`
    : 'It has no open pull request.';
}

/**
 * `lakehouse:publish:explain`: runs when publishing failed, asks the host what is there, and says in the log what was and was not done and
 * what to do. It never fails itself, so that the first error stays the one that is shown.
 */
export function createPublishExplainAction(options: {
  host: Host;
  permissions: PermissionsService;
}) {
  const { host, permissions } = options;
  return createTemplateAction({
    id: 'lakehouse:publish:explain',
    description:
      'After a failure: says what of a source was published and what was not, and what to do.',
    examples: publishExplainExamples,
    schema: {
      input: { publish: publishOutput },
      output: {
        branch: z =>
          z.enum(['written', 'absent', 'unknown'], {
            description: 'Whether the branch is there',
          }),
        pullRequest: z =>
          z.string({
            description:
              'The open pull request; empty if there is none or it is not known',
          }),
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      const { branch, target, url } = ctx.input.publish;
      const git = host.git(await ctx.createTemporaryDirectory());
      const [heads, open] = await Promise.all([
        git.heads([branch]).catch(() => undefined),
        host.pullRequests
          .open(branch, target)
          .then(found => ({ url: found?.url ?? '' }))
          .catch(() => undefined),
      ]);
      const state = branchState(heads, branch);
      ctx.logger.warn(
        `${SAYS[state](branch, host.title)} ${saysRequest(open)}`,
      );
      ctx.logger.warn(
        `Nothing reached ${target}. The first error above says why it stopped. Run the task again when that is mended: it goes on with what is there, and makes no second commit and no second pull request. To give up, close the pull request and delete the branch at ${url}`,
      );
      ctx.output('branch', state);
      ctx.output('pullRequest', open?.url ?? '');
    },
  });
}
