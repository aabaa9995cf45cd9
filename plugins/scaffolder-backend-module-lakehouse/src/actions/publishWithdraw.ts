import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  EVENT_TOPIC_PUBLISHED,
  type PublishedEvent,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { requireSourceCreate } from '../lib/authorize';
import type { Host } from '../lib/hosts/Host';
import { branchOf } from '../lib/pullRequest/plan';

/**
 * `lakehouse:publish:withdraw`: says that the pull request of a source will not be merged, so that the catalog no longer shows the source as
 * pending. The repository and the pull request stay as they are.
 */
export function createPublishWithdrawAction(options: {
  host: Host;
  permissions: PermissionsService;
  events: EventsService;
}) {
  const { host, permissions, events } = options;
  return createTemplateAction({
    id: 'lakehouse:publish:withdraw',
    description:
      'Takes a pending source out of the catalog, when its pull request will not be merged. Changes nothing on the git host.',
    supportsDryRun: true,
    schema: {
      input: { source: z => z.string({ description: 'Name of the source' }) },
    },
    async handler(ctx) {
      await requireSourceCreate(
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      const { source } = ctx.input;
      if (ctx.isDryRun) return;
      const event: PublishedEvent = {
        repository: host.title,
        branch: branchOf(source),
        files: [],
        withdrawn: source,
      };
      await events.publish({
        topic: EVENT_TOPIC_PUBLISHED,
        eventPayload: event,
      });
    },
  });
}
