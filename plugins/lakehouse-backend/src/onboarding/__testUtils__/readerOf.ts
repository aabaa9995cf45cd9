import { mockServices } from '@backstage/backend-test-utils';
import type {
  DiscoveryCheck,
  DiscoveryEvent,
  DiscoveryResult,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { ConnectionReader } from '../connections/ConnectionReader';
import { connectionTo, type DatabaseAddress } from './sourceDatabase';

/** A reader with one connection, `shop`. */
export function readerOf(
  source: DatabaseAddress,
  extra: object = {},
  logger = mockServices.logger.mock(),
): ConnectionReader {
  const connections = { shop: connectionTo(source, extra) };
  return ConnectionReader.fromConfig(
    mockServices.rootConfig({ data: { lakehouse: { connections } } }),
    logger,
  );
}

/** A discovery as somebody sees it: the last state of every check, and all events. */
export interface SeenDiscovery {
  checks: Record<string, DiscoveryCheck>;
  result?: DiscoveryResult;
  events: DiscoveryEvent[];
  error?: Error;
}

/** Discovers a schema of the connection `shop`. */
export async function discovery(
  source: DatabaseAddress,
  schema?: string,
  {
    extra,
    reader = readerOf(source, extra),
    signal = new AbortController().signal,
  }: { extra?: object; reader?: ConnectionReader; signal?: AbortSignal } = {},
): Promise<SeenDiscovery> {
  const seen: SeenDiscovery = { checks: {}, events: [] };
  try {
    await reader.discover(
      { connection: 'shop', schema },
      {
        who: 'ada',
        signal,
        emit(event) {
          seen.events.push(event);
          if (event.check) seen.checks[event.check.id] = event.check;
          if (event.result) seen.result = event.result;
        },
      },
    );
  } catch (error) {
    seen.error = error as Error;
  }
  return seen;
}
