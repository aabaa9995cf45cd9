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
import type { AnyConnection } from './types';

/** A connection with what is needed to read it. */
export interface Readable {
  config: AnyConnection;
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

/** Reads the connections of the configuration, all of them or those that somebody may see; see `SourceReader`. */
export class ConnectionReader implements SourceReader {
  readonly #connections: ReadonlyMap<string, Readable>;
  readonly #logger: LoggerService;
  readonly #recent: RecentSources;

  private constructor(
    connections: ReadonlyMap<string, Readable>,
    logger: LoggerService,
    recent: RecentSources,
  ) {
    this.#connections = connections;
    this.#logger = logger;
    this.#recent = recent;
  }

  /** @throws InputError for a configuration that cannot work */
  static fromConfig(
    config: Config,
    logger: LoggerService,
    limits?: TurnstileLimits,
  ): ConnectionReader {
    const connections = readConnections(config).map(
      (one): [string, Readable] => [
        one.shown.id,
        {
          config: one,
          discover: createDiscover(one, config),
          turnstile: new Turnstile(limits),
        },
      ],
    );
    return new ConnectionReader(
      new Map(connections),
      logger,
      new RecentSources(),
    );
  }

  /** Whether it depends on who asks which connections there are. */
  get isRestricted(): boolean {
    return [...this.#connections.values()].some(
      ({ config }) => config.visibleTo,
    );
  }

  /**
   * The connections that somebody may see who is, or belongs to, one of these users and groups. There are no others in it, so that one that is
   * hidden is answered as one that does not exist.
   */
  seenBy(refs: ReadonlySet<string>): ConnectionReader {
    const seen = [...this.#connections].filter(
      ([, { config }]) => config.visibleTo?.some(ref => refs.has(ref)) ?? true,
    );
    return new ConnectionReader(new Map(seen), this.#logger, this.#recent);
  }

  /** The same with more connections, of one person: what is read of them is kept for nobody. */
  and(more: Readable[]): ConnectionReader {
    const all = new Map(this.#connections);
    more.forEach(one => all.set(one.config.shown.id, one));
    return new ConnectionReader(all, this.#logger, this.#recent);
  }

  async list(): Promise<Connection[]> {
    const all = [...this.#connections.values()].map(({ config }) => config);
    const there = await Promise.all(all.map(isThere));
    return all.filter((_, i) => there[i]).map(({ shown }) => shown);
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
    const isKnown = !fresh && this.#connections.has(connection);
    const recent = isKnown && this.#recent.get(connection, schema);
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
    if (!readable || !(await isThere(readable.config))) {
      throw new NotFoundError(
        `There is no connection ${printable(
          connection,
        )} that you may read. Choose one of the list, or ask your platform team to set it up or to make it visible to a group of yours (lakehouse.connections)`,
      );
    }
    const { config, turnstile } = readable;
    const leave = await turnstile.enter(who, signal);
    try {
      const discovery = await readable.discover({ schema, signal, emit });
      if (!('catalog' in config)) this.#recent.keep(discovery.found, schema);
      return discovery;
    } catch (error) {
      this.#log(config, error);
      throw error;
    } finally {
      leave();
    }
  }

  /** People are told what to do; the platform team also where it was, and what the driver said. */
  #log(config: AnyConnection, error: unknown): void {
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

/** A catalog in which somebody may see nothing is answered as one that does not exist. */
async function isThere(config: AnyConnection): Promise<boolean> {
  return 'catalog' in config ? config.isThere() : true;
}
