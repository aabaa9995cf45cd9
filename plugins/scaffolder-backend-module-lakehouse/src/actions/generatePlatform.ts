import fs from 'node:fs/promises';
import {
  resolveSafeChildPath,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parsePlatformConfig,
  PLATFORM_PATH,
  type OrganisationPrinter,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  generateInto,
  platformRegion,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { parseDocument } from 'yaml';
import { requireSourceCreate } from '../lib/authorize';
import { stampRegion } from '../lib/stampRegion';

/**
 * `lakehouse:platform:generate`: makes a platform of one's own out of the skeleton in the workspace: its settings, and what is generated
 * from them. A publish action then makes the new repository of it.
 */
export function createGeneratePlatformAction(options: {
  integrations: ScmIntegrations;
  permissions: PermissionsService;
  /** Printers of the organisation. */
  printers?: readonly OrganisationPrinter[];
  /** AWS regions that the organisation allows; any when absent. */
  regions?: string[];
}) {
  const { integrations, permissions, printers, regions } = options;
  return createTemplateAction({
    id: 'lakehouse:platform:generate',
    description:
      'Writes lakehouse.yaml and everything that follows from it into the workspace, which holds the skeleton of a platform repository.',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string({ description: 'Name of the platform' }),
        owner: z => z.string({ description: 'Group that answers for it' }),
        catalog: z =>
          z.string({ description: 'Id of its Iceberg catalog in the portal' }),
        region: z =>
          z
            .string({
              description:
                'AWS region that it is in; by default the only one that lakehouse.defaults.regions allows',
            })
            .optional(),
        repoUrl: z =>
          z.string({ description: 'Where it will go: host?owner=…&repo=…' }),
      },
      output: {
        host: z =>
          z.string({ description: 'Kind of the git host that repoUrl names' }),
        files: z =>
          z.array(z.string(), { description: 'Files that were generated' }),
      },
    },
    async handler(ctx) {
      await requireSourceCreate(
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      const { repoUrl, region: answer, ...settings } = ctx.input;
      const region = platformRegion(answer, { regions });
      const host = hostOf(repoUrl, integrations);
      const path = resolveSafeChildPath(ctx.workspacePath, PLATFORM_PATH);
      const skeleton = await fs.readFile(path, 'utf8').catch(() => {
        throw new NotFoundError(
          `The workspace has no ${PLATFORM_PATH}. Fetch the skeleton of the template lakehouse-platform before this step`,
        );
      });
      const text = withSettings(skeleton, {
        ...settings,
        ...(region && { region }),
      });
      const [problem] = parsePlatformConfig(text).findings;
      if (problem) {
        throw new InputError(
          `The platform cannot be made, and nothing was published: ${problem.message} ${problem.fix}`,
        );
      }
      await fs.writeFile(path, text);
      if (region) await stampRegion(ctx.workspacePath, region);
      const report = await generateInto(ctx.workspacePath, { printers });
      ctx.output('host', host);
      ctx.output(
        'files',
        report.files.map(file => file.path),
      );
    },
  });
}

/** The settings in place of those of the skeleton; its comments stay. */
function withSettings(skeleton: string, settings: Record<string, string>) {
  const document = parseDocument(skeleton);
  for (const [name, value] of Object.entries(settings)) {
    document.set(name, value);
  }
  return document.toString();
}

function hostOf(repoUrl: string, integrations: ScmIntegrations): string {
  const url = `https://${repoUrl}`;
  const host = URL.canParse(url) ? new URL(url).host : '';
  const kind = integrations.byHost(host)?.type;
  if (!kind) {
    throw new InputError(
      `integrations has no git host ${host}. Choose another, or add it there with a token that may make repositories`,
    );
  }
  return kind;
}
