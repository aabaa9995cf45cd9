import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { EVENT_TOPIC_PUBLISHED } from '@lakehouse/backstage-plugin-lakehouse-common';
import type {
  CommittingRepository,
  LocalRepositoryConfig,
  Publication,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { commitAuthor } from '../lib/commitAuthor';
import { readWorkspace } from '../lib/workspace';
import { publishExamples } from './publishLocal.examples';

const DEFAULT_MESSAGE = 'Stamp lakehouse files';

/**
 * `lakehouse:publish:local`: commits the workspace to the bare repository of the platform. Published twice, or resumed after a crash
 * between commit and answer, it finds its own commit and makes no second one. The event that follows is sent every time, since a
 * receiver that missed it cannot ask.
 */
export function createPublishLocalAction(options: {
  repository: CommittingRepository;
  config: LocalRepositoryConfig;
  auth: AuthService;
  permissions: PermissionsService;
  events: EventsService;
}) {
  const { repository, config, auth, permissions, events } = options;
  return createTemplateAction({
    id: 'lakehouse:publish:local',
    description:
      'Commits the files of the workspace to the local platform repository (lakehouse.onboarding.repository) and tells the catalog. Publishing the same files again makes no second commit.',
    examples: publishExamples,
    supportsDryRun: true,
    schema: {
      input: {
        message: z =>
          z
            .string({
              description: `Commit message; default: ${DEFAULT_MESSAGE}`,
            })
            .max(5000)
            .optional(),
        branch: z =>
          z
            .string({
              description:
                'Branch to commit to; default: the configured one. A new branch starts there',
            })
            .max(200)
            .optional(),
        remove: z =>
          z
            .array(z.string(), {
              description: 'Files of the repository to remove',
            })
            .optional(),
        base: z =>
          z
            .string({
              description:
                'Commit that the files were made for; if one of them has changed since, nothing is written',
            })
            .optional(),
      },
      output: {
        commit: z => z.string({ description: 'Commit that has the files' }),
        created: z =>
          z.boolean({ description: 'False when it had them before' }),
        branch: z => z.string(),
        repository: z => z.string({ description: 'Title of the repository' }),
        files: z =>
          z.array(z.string(), { description: 'Files written or removed' }),
        next: z =>
          z.array(z.string(), {
            description: 'Commands that bring the commit to a working copy',
          }),
      },
    },
    async handler(ctx) {
      const credentials = await ctx.getInitiatorCredentials();
      await requireSourceCreate(permissions, credentials);
      const files = new Map<string, string | null>(
        await readWorkspace(ctx.workspacePath),
      );
      for (const path of ctx.input.remove ?? []) files.set(path, null);
      const author = await commitAuthor(ctx, {
        auth,
        fallback: config.author,
      });
      ctx.signal?.throwIfAborted();

      const publication: Publication = ctx.isDryRun
        ? {
            commit: '0'.repeat(40),
            branch: ctx.input.branch ?? repository.branch,
            created: false,
          }
        : await ctx.checkpoint({
            key: 'publish',
            fn: async () => ({
              ...(await repository.publish({
                files,
                author,
                message: ctx.input.message ?? DEFAULT_MESSAGE,
                branch: ctx.input.branch,
                base: ctx.input.base,
              })),
            }),
          });
      ctx.logger.info(describe(publication, files.size, repository.title));

      const paths = [...files.keys()].sort();
      if (!ctx.isDryRun) {
        await events.publish({
          topic: EVENT_TOPIC_PUBLISHED,
          eventPayload: {
            repository: repository.title,
            branch: publication.branch,
            commit: publication.commit,
            files: paths.filter(path => path.startsWith('catalog/')),
          },
        });
      }
      ctx.output('commit', publication.commit);
      ctx.output('created', publication.created);
      ctx.output('branch', publication.branch);
      ctx.output('repository', repository.title);
      ctx.output('files', paths);
      ctx.output('next', [
        `cd ${
          config.workingCopy ?? `<your working copy of ${repository.title}>`
        }`,
        'git pull',
      ]);
    },
  });
}

function describe(
  { commit, branch, created }: Publication,
  files: number,
  title: string,
): string {
  const where = `${title}, branch ${branch}, commit ${commit.slice(0, 10)}`;
  return created
    ? `Committed ${files} files to ${where}`
    : `Nothing to commit: ${where} has these files`;
}
