import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  EVENT_TOPIC_PUBLISHED,
  type PublishedEvent,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { HostRepositoryConfig } from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import type { Host } from '../lib/hosts/Host';
import { publishAnnounceExamples } from './publishAnnounce.examples';
import { publishOutput } from '../lib/publishOutput';

/**
 * `lakehouse:publish:announce`: finds the pull request that Backstage's action made, tells the catalog, and says what comes next. The
 * host is asked, since not every action says which pull request it made. The event is sent every time: receivers that know it do nothing.
 */
export function createPublishAnnounceAction(options: {
  host: Host;
  config: HostRepositoryConfig;
  permissions: PermissionsService;
  events: EventsService;
}) {
  const { host, config, permissions, events } = options;
  return createTemplateAction({
    id: 'lakehouse:publish:announce',
    description:
      'Finds the open pull request of a source, or of another change of the platform. Of a source it tells the catalog, which shows it as pending until it is merged.',
    examples: publishAnnounceExamples,
    supportsDryRun: true,
    schema: {
      input: {
        source: z =>
          z
            .string({
              description:
                'Name of the source; without it the catalog is told nothing',
            })
            .optional(),
        owner: z =>
          z.string({ description: 'Group that answers for it' }).optional(),
        publish: publishOutput,
      },
      output: {
        pullRequest: z => z.string({ description: 'Address for people' }),
        branch: z => z.string(),
        target: z => z.string({ description: 'Branch it is merged into' }),
        repository: z => z.string({ description: 'Title of the repository' }),
        next: z =>
          z.array(z.string(), {
            description: 'Commands for after the merge',
          }),
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      const { source, owner, publish } = ctx.input;
      const { branch, target } = publish;
      const found = ctx.isDryRun
        ? { url: publish.url }
        : await host.pullRequests.open(branch, target);
      if (!found) {
        throw new NotFoundError(
          `The files are on branch ${branch} of ${host.title}, but it has no open pull request. Open one at ${publish.url}, or run the task again`,
        );
      }
      if (!ctx.isDryRun && source && owner) {
        const event: PublishedEvent = {
          repository: host.title,
          branch,
          files: [],
          pending: { source, owner, pullRequest: found.url },
        };
        await events.publish({
          topic: EVENT_TOPIC_PUBLISHED,
          eventPayload: event,
        });
      }
      ctx.logger.info(`Pull request: ${found.url}`);
      ctx.output('pullRequest', found.url);
      ctx.output('branch', branch);
      ctx.output('target', target);
      ctx.output('repository', host.title);
      ctx.output('next', [
        `cd ${config.workingCopy ?? `<your working copy of ${host.title}>`}`,
        `git switch ${target} && git pull`,
      ]);
    },
  });
}
