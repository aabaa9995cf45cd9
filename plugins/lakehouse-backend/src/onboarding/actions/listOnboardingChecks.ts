import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import { SourceReadError } from '@lakehouse/backstage-plugin-lakehouse-node';
import { READ_ONLY } from '../../actions/types';
import type { ConnectionReader } from '../connections/ConnectionReader';
import { type OnboardingActionOptions, requireOnboarding } from './types';

/** Registers `list-onboarding-checks`: whether a database can be onboarded, check by check. */
export function createListOnboardingChecksAction(
  options: OnboardingActionOptions,
): void {
  options.actionsRegistry.register({
    name: 'list-onboarding-checks',
    title: 'Check a database for onboarding',
    description:
      'Runs the checks of onboarding on a database that the platform team has set up, or on a namespace of a catalog that you may see: reachable, readable, tables, keys, types, rows. A failed check says what to do and who can. Without `connection` it lists what there is.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          connection: z.string().optional().describe('Id of a connection'),
          schema: z.string().optional(),
        }),
      output: z =>
        z.object({
          connections: z.array(z.object({ id: z.string(), title: z.string() })),
          checks: z.array(z.record(z.unknown())),
        }),
    },
    action: async ({ input, credentials }) => {
      await requireOnboarding(options, credentials);
      const reader = await options.connections(credentials);
      const connections = (await reader.list()).map(({ id, title }) => ({
        id,
        title,
      }));
      const { connection, schema } = input;
      const checks = connection
        ? await checksOf(reader, connection, schema)
        : [];
      return {
        output: { connections, checks: checks.map(check => ({ ...check })) },
      };
    },
  });
}

/** The last state of every check; a failed one ends the reading and is the answer, not an error. */
async function checksOf(
  reader: ConnectionReader,
  connection: string,
  schema: string | undefined,
): Promise<DiscoveryCheck[]> {
  const checks = new Map<string, DiscoveryCheck>();
  try {
    await reader.discover(
      { connection, schema },
      {
        who: Symbol('action'),
        signal: new AbortController().signal,
        emit: ({ check }) => check && checks.set(check.id, check),
      },
    );
  } catch (error) {
    if (!(error instanceof SourceReadError)) throw error;
    checks.set(error.check.id, error.check);
  }
  return [...checks.values()];
}
