import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import {
  printable,
  type Connection,
  type ContractServer,
  type DiscoveryEvent,
  type DiscoveryRequest,
  type FoundSource,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  SourceReadError,
  type Discovery,
  type ReadOptions,
  type SourceReader,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { createDiscover, type Discover } from './createDiscover';
import { describeConnection } from './describeConnection';
import { readConnections } from './readConnections';
import { readsServer } from './readsServer';
import { RecentSources } from './RecentSources';
import { Turnstile, type TurnstileLimits } from './Turnstile';
import type { ConnectionConfig } from './types';

/** A connection with what is needed to read it. */
interface Readable {
  config: ConnectionConfig;
  discover: Discover;
  turnstile: Turnstile;
}

/** How a discovery is run. */
export interface DiscoverContext {
  /** Of one person, one discovery of a connection runs at a time. */
  who: unknown;
  signal: AbortSignal;
  emit?(event: DiscoveryEvent): void;
}

/** Reads the connections of the configuration; see `SourceReader`. */
export class ConnectionReader implements SourceReader {
  readonly #connections: Map<string, Readable>;
  readonly #logger: LoggerService;
  readonly #recent = new RecentSources();

  /** @throws InputError for a configuration that cannot work */
  constructor(config: Config, logger: LoggerService, limits?: TurnstileLimits) {
    this.#logger = logger;
    this.#connections = new Map(
      readConnections(config).map(one => [
        one.shown.id,
        {
          config: one,
          discover: createDiscover(one, config),
          turnstile: new Turnstile(limits),
        },
      ]),
    );
  }

  list(): Connection[] {
    return [...this.#connections.values()].map(({ config }) => config.shown);
  }

  connectionOf(server: ContractServer): string | undefined {
    const ids = [...this.#connections.values()]
      .filter(({ config }) => readsServer(config, server))
      .map(({ config }) => config.shown.id);
    return ids.length === 1 ? ids[0] : undefined;
  }

  async read(
    connection: string,
    schema: string | undefined,
    { fresh = false, signal }: ReadOptions = {},
  ): Promise<FoundSource> {
    const recent = fresh ? undefined : this.#recent.get(connection, schema);
    if (recent) return recent;
    const { found } = await this.discover(
      { connection, schema },
      // Nobody in particular: only as many as may at a time.
      { who: Symbol('reader'), signal: signal ?? new AbortController().signal },
    );
    return found;
  }

  /**
   * Checks a connection and reads it anew.
   *
   * @throws NotFoundError, SourceReadError, ServiceUnavailableError when too many read the connection, and the reason of the signal
   */
  async discover(
    { connection, schema }: DiscoveryRequest,
    { who, signal, emit }: DiscoverContext,
  ): Promise<Discovery> {
    const readable = this.#connections.get(connection);
    if (!readable) {
      throw new NotFoundError(
        `There is no connection ${printable(
          connection,
        )}. Choose one of those that the platform team has set up`,
      );
    }
    const { config, turnstile } = readable;
    const leave = await turnstile.enter(who, signal);
    try {
      const discovery = await readable.discover({ schema, signal, emit });
      this.#recent.keep(discovery.found, schema);
      return discovery;
    } catch (error) {
      this.#log(config, error);
      throw error;
    } finally {
      leave();
    }
  }

  /** People are told what to do; the platform team also where it was, and what the driver said. */
  #log(config: ConnectionConfig, error: unknown): void {
    if (error instanceof SourceReadError) {
      const cause = error.cause as Error | undefined;
      this.#logger.warn(
        `The connection ${config.shown.id} (${describeConnection(
          config,
        )}) could not be read. ${error.check.id}: ${printable(
          cause?.message ?? error.message,
        )}`,
      );
    }
  }
}
