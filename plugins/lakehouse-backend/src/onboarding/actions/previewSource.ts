import {
  isPlatformFile,
  parseSourceSpec,
  prepareSource,
  readSource,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { READ_ONLY } from '../../actions/types';
import {
  type OnboardingActionOptions,
  platformOf,
  requireOnboarding,
  SOURCE_DESCRIPTION,
} from './types';

/** Registers `preview-source`: what creating a source would do, by the function that creates it. */
export function createPreviewSourceAction(
  options: OnboardingActionOptions,
): void {
  options.actionsRegistry.register({
    name: 'preview-source',
    title: 'Preview onboarding a source',
    description:
      'Says what onboarding a source would do to the platform repository, and what stands in its way; nothing is written. Start the template `onboard-source` with the same answers to create it.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          source: z.record(z.unknown()).describe(SOURCE_DESCRIPTION),
        }),
      output: z =>
        z.object({
          ok: z.boolean().describe('False while an error stands in the way'),
          findings: z.array(z.record(z.unknown())),
          tables: z.array(z.record(z.unknown())),
          files: z
            .array(z.object({ path: z.string(), action: z.string() }))
            .describe('Files that would change, without their contents'),
        }),
    },
    action: async ({ input, credentials }) => {
      await requireOnboarding(options, credentials);
      const spec = parseSourceSpec(input.source);
      const { files } = await platformOf(options).read(isPlatformFile);
      const source = await readSource(
        spec,
        await options.connections(credentials),
      );
      const preview = await prepareSource(
        spec,
        files,
        source,
        options.defaults,
      );
      return {
        output: {
          ok: preview.ok,
          findings: preview.findings.map(finding => ({ ...finding })),
          tables: preview.tables.map(table => ({ ...table })),
          files: preview.files
            .filter(({ action }) => action !== 'unchanged')
            .map(({ path, action }) => ({ path, action })),
        },
      };
    },
  });
}
