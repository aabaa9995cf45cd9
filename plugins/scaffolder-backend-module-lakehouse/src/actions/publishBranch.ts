import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  prepareBranch,
  pushBranch,
  type HostRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { commitAuthor } from '../lib/commitAuthor';
import type { Host } from '../lib/hosts/Host';
import { readWorkspace } from '../lib/workspace';
import { publishBranchExamples } from './publishBranch.examples';
import { publishOutput } from '../lib/publishOutput';

/**
 * `lakehouse:publish:branch`: what has to happen before Backstage's own action makes the pull request. A branch with commits of others is
 * refused. On hosts whose action takes an existing branch, the branch is made to hold the change as one commit, and the pull request that is
 * open already gets its new description; the action of GitHub does both itself.
 */
export function createPublishBranchAction(options: {
  host: Host;
  config: HostRepositoryConfig;
  auth: AuthService;
  permissions: PermissionsService;
}) {
  const { host, config, auth, permissions } = options;
  return createTemplateAction({
    id: 'lakehouse:publish:branch',
    description:
      "Puts the files of the workspace on the source's branch of the platform repository, as one commit, and refuses a branch with commits of others. Run again, it updates its own commit and makes none twice.",
    examples: publishBranchExamples,
    supportsDryRun: true,
    schema: {
      input: {
        source: z =>
          z.string({
            description:
              'Name of the source, or what else is changed: a branch belongs to one of them',
          }),
        publish: publishOutput,
        remove: z =>
          z
            .array(z.string(), {
              description: 'Files of the repository to remove',
            })
            .optional(),
        base: z =>
          z.string({ description: 'Commit that the files were made for' }),
      },
      output: {
        create: z =>
          z.boolean({
            description:
              "Whether the host's action for pull requests has to run",
          }),
        pullRequest: z =>
          z.string({
            description: 'The open pull request; empty if there is none',
          }),
        message: z => z.string({ description: 'Message of the commit' }),
        authorName: z => z.string(),
        authorEmail: z => z.string(),
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      const { source, base, publish } = ctx.input;
      const changes = new Map<string, string | null>(
        await readWorkspace(ctx.workspacePath),
      );
      for (const path of ctx.input.remove ?? []) changes.set(path, null);
      const author = await commitAuthor(ctx, { auth, fallback: config.author });
      ctx.output('authorName', author.name);
      ctx.output('authorEmail', author.email);
      if (ctx.isDryRun) {
        ctx.output('create', true);
        ctx.output('pullRequest', '');
        ctx.output('message', publish.title);
        return;
      }
      ctx.signal?.throwIfAborted();

      const { branch, target } = publish;
      const ownCommit = config.kind !== 'github';
      const prepared = await (ownCommit ? pushBranch : prepareBranch)(
        host.git(await ctx.createTemporaryDirectory()),
        host.title,
        {
          source,
          branch,
          target,
          base,
          changes,
          message: publish.title,
          author,
        },
      );
      ctx.logger.info(
        `${changes.size} files for branch ${branch} of ${host.title}${
          prepared.present ? ', which has them already' : ''
        }`,
      );
      const open = await host.pullRequests.open(branch, target);
      if (open && ownCommit) await host.pullRequests.update(open, publish);
      ctx.output('create', !(open && (ownCommit || prepared.present)));
      ctx.output('pullRequest', open?.url ?? '');
      ctx.output('message', prepared.message);
    },
  });
}
