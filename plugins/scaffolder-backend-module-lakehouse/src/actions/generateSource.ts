import type {
  AuthService,
  DiscoveryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  contractPath,
  isCodeOwnersFile,
  isPlatformFile,
  parseSourceSpec,
  prepareSource,
  readSource,
  type PlatformRepository,
  type RepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';
import { requireSourceCreate } from '../lib/authorize';
import { entityRefs } from '../lib/entityRefs';
import { fetchFoundSource } from '../lib/foundSource';
import { printable } from '../lib/printable';
import { publishPlan } from '../lib/pullRequest/plan';
import { writeWorkspace } from '../lib/workspace';
import { generateExamples } from './generateSource.examples';
import { publishOutput } from './publishOutput';
import { sourceInput } from './sourceInput';

const isRead = (path: string) => isPlatformFile(path) || isCodeOwnersFile(path);

const LOG_LEVEL = { error: 'error', warning: 'warn', info: 'info' } as const;

/**
 * `lakehouse:source:generate`: the answers of the form become files in the workspace, by the same function as the form's preview.
 * Only files that change are written; nothing outside the workspace is touched, so a dry run does the same.
 */
export function createGenerateSourceAction(options: {
  repository: PlatformRepository;
  config: RepositoryConfig;
  permissions: PermissionsService;
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  const { repository, config, permissions, auth, discovery } = options;
  return createTemplateAction({
    id: 'lakehouse:source:generate',
    description:
      'Writes the contract of a new source and everything that follows from it (dbt models, catalog entities, documentation) into the workspace. Only files that differ from the platform repository are written.',
    examples: generateExamples,
    supportsDryRun: true,
    schema: {
      input: { source: sourceInput },
      output: {
        source: z => z.string({ description: 'Name of the source' }),
        kind: z =>
          z.string({ description: 'connection, ddl, csv or contract' }),
        contract: z => z.string({ description: 'Path of the contract' }),
        base: z =>
          z.string({ description: 'Commit that the files were made for' }),
        files: z =>
          z.array(
            z.object({
              path: z.string(),
              action: z.string(),
              reason: z.string(),
            }),
            { description: 'What happens to which file, and why it exists' },
          ),
        removed: z =>
          z.array(z.string(), {
            description: 'Files that go, as input of the publish step',
          }),
        entities: z =>
          z.array(z.string(), {
            description: 'Entities that the catalog will hold',
          }),
        findings: z =>
          z.array(z.object({ severity: z.string(), message: z.string() })),
        next: z =>
          z.array(z.string(), { description: 'Commands that load the source' }),
        publish: publishOutput,
      },
    },
    async handler(ctx) {
      const credentials = await ctx.getInitiatorCredentials();
      await requireSourceCreate(permissions, credentials);
      const spec = parseSourceSpec(ctx.input.source);
      const { signal } = ctx;
      // Read anew by the backend: what was looked at may have changed since, and only the backend knows the database.
      const source = await readSource(spec, {
        read: (connection, schema) =>
          fetchFoundSource({
            discovery,
            auth,
            credentials,
            spec: { connection, schema },
            signal,
          }),
      });
      const { commit, files } = await repository.read(isRead);
      const preview = await prepareSource(spec, files, source);
      for (const { severity, message } of preview.findings) {
        ctx.logger[LOG_LEVEL[severity]](printable(message));
      }
      requireOk(preview);

      const changed = preview.files.filter(f => f.action !== 'unchanged');
      const written = new Map(
        changed
          .filter(({ action }) => action === 'create' || action === 'update')
          .map(file => [file.path, file.content ?? '']),
      );
      await writeWorkspace(ctx.workspacePath, written);
      ctx.logger.info(
        `${written.size} of ${preview.files.length} files differ from ${repository.title}`,
      );

      ctx.output('source', spec.name);
      ctx.output('kind', spec.kind);
      ctx.output('contract', contractPath(spec.name));
      ctx.output('base', commit);
      ctx.output(
        'files',
        changed.map(({ path, action, reason }) => ({ path, action, reason })),
      );
      ctx.output(
        'removed',
        changed.filter(f => f.action === 'remove').map(f => f.path),
      );
      const catalogFile = preview.files.find(
        ({ path }) => path === `catalog/${spec.name}.yaml`,
      );
      ctx.output('entities', entityRefs(catalogFile?.content));
      ctx.output(
        'findings',
        preview.findings.map(({ severity, message }) => ({
          severity,
          message,
        })),
      );
      ctx.output('publish', publishPlan({ config, spec, preview, files }));
      ctx.output('next', [
        `make local SOURCE=${spec.name}${
          spec.kind === 'csv' ? ' DATA=<folder with the CSV files>' : ''
        }`,
      ]);
    },
  });
}

function requireOk({ ok, findings }: SourcePreview): void {
  if (!ok) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    throw new InputError(
      `The source cannot be stamped, and nothing was written: ${printable(
        errors.map(({ message }) => message).join(' '),
      )}`,
    );
  }
}
