import {
  parseSourceSpec,
  prepareSource,
  readSource,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { READ_ONLY } from '../../actions/types';
import {
  type OnboardingActionOptions,
  requireOnboarding,
  SOURCE_DESCRIPTION,
} from './types';

/** A platform without anything in it: the contract of a source depends on no other. */
const NO_PLATFORM: ReadonlyMap<string, string> = new Map();

/** Registers `infer-contract`: the contract of a source, with every inference and its reason. */
export function createInferContractAction(
  options: OnboardingActionOptions,
): void {
  options.actionsRegistry.register({
    name: 'infer-contract',
    title: 'Infer a data contract',
    description:
      'Makes a data contract (ODCS, YAML) of DDL (PostgreSQL, MySQL, SQL Server, Oracle, Snowflake), of files (CSV, JSON, Parquet) or of a database that is set up for onboarding. Keys, load modes, personal data and more are inferred; each inference has a confidence (declared, likely, guess) and a reason. Guesses are not in the contract.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          source: z.record(z.unknown()).describe(SOURCE_DESCRIPTION),
        }),
      output: z =>
        z.object({
          contract: z.string().nullable().describe('YAML; null without tables'),
          inferences: z
            .record(z.array(z.record(z.unknown())))
            .describe('By table'),
          findings: z.array(z.record(z.unknown())),
        }),
    },
    action: async ({ input, credentials }) => {
      await requireOnboarding(options, credentials);
      const spec = parseSourceSpec(input.source);
      const source = await readSource(
        spec,
        await options.connections(credentials),
      );
      const preview = await prepareSource(spec, NO_PLATFORM, source);
      return {
        output: {
          contract: preview.contract ?? null,
          inferences: Object.fromEntries(
            preview.tables.map(({ name, inferences }) => [
              name,
              inferences.map(one => ({ ...one })),
            ]),
          ),
          // That there is no platform is no finding about the contract.
          findings: preview.findings
            .filter(({ field }) => field !== undefined)
            .map(finding => ({ ...finding })),
        },
      };
    },
  });
}
