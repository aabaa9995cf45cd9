import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  entityRefs,
  isReadForChange,
  contractPath,
  parseSourceSpec,
  prepareSource,
  readSource,
  type OnboardingDefaults,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { requireSourceCreate } from '../lib/authorize';
import { fetchFoundSource } from '../lib/foundSource';
import { pullRequestBody } from '../lib/pullRequest/body';
import { sourceTitle } from '../lib/pullRequest/database';
import { branchOf } from '../lib/pullRequest/plan';
import { proposalOutput, writeProposal } from '../lib/writeProposal';
import type { ChangeActionOptions } from './changeAction';
import { generateExamples } from './generateSource.examples';
import { sourceInput } from './sourceInput';

/**
 * `lakehouse:source:generate`: the answers of the form become files in the workspace, by the same function as the form's preview.
 * Only files that change are written; nothing outside the workspace is touched, so a dry run does the same.
 */
export function createGenerateSourceAction(
  options: ChangeActionOptions & {
    auth: AuthService;
    discovery: DiscoveryService;
    /** What the organisation sets for new sources. */
    defaults?: OnboardingDefaults;
  },
) {
  const { repository, config, permissions, auth, discovery, defaults } =
    options;
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
        entities: z =>
          z.array(z.string(), {
            description: 'Entities that the catalog will hold',
          }),
        next: z =>
          z.array(z.string(), { description: 'Commands that load the source' }),
        ...proposalOutput,
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
      const snapshot = await repository.read(isReadForChange);
      const preview = await prepareSource(
        spec,
        snapshot.files,
        source,
        defaults,
      );
      await writeProposal(ctx, 'The source', {
        config,
        repository,
        snapshot,
        change: preview,
        proposal: {
          title: sourceTitle(spec, preview),
          branch: branchOf(spec.name),
          body: (target, limit) =>
            pullRequestBody({ spec, preview, target, limit }),
        },
      });

      ctx.output('source', spec.name);
      ctx.output('kind', spec.kind);
      ctx.output('contract', contractPath(spec.name));
      const catalogFile = preview.files.find(
        ({ path }) => path === `catalog/${spec.name}.yaml`,
      );
      ctx.output('entities', entityRefs(catalogFile?.content));
      const data = spec.kind === 'csv' ? ' DATA=<folder with the files>' : '';
      // Nothing is loaded of what is retired.
      ctx.output('next', [
        spec.retire ? 'make check' : `make local SOURCE=${spec.name}${data}`,
      ]);
    },
  });
}
