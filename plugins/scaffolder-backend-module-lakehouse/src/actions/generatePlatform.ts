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
import { generateInto } from '@lakehouse/backstage-plugin-lakehouse-node';
import { parseDocument } from 'yaml';
import { requireSourceCreate } from '../lib/authorize';

/**
 * `lakehouse:platform:generate`: makes a platform of one's own out of the skeleton in the workspace: its settings, and what is generated
 * from them. A publish action then makes the new repository of it.
 */
export function createGeneratePlatformAction(options: {
  integrations: ScmIntegrations;
  permissions: PermissionsService;
  /** Printers of the organisation. */
  printers?: readonly OrganisationPrinter[];
}) {
  const { integrations, permissions, printers } = options;
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
      const { repoUrl, ...settings } = ctx.input;
      const host = hostOf(repoUrl, integrations);
      const path = resolveSafeChildPath(ctx.workspacePath, PLATFORM_PATH);
      const skeleton = await fs.readFile(path, 'utf8').catch(() => {
        throw new NotFoundError(
          `The workspace has no ${PLATFORM_PATH}. Fetch the skeleton of the template lakehouse-platform before this step`,
        );
      });
      const text = withSettings(skeleton, settings);
      const [problem] = parsePlatformConfig(text).findings;
      if (problem) {
        throw new InputError(
          `The platform cannot be made, and nothing was published: ${problem.message} ${problem.fix}`,
        );
      }
      await fs.writeFile(path, text);
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
