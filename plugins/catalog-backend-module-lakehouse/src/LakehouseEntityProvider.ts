import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  EntityReading,
  EntitySource,
  SourcedEntity,
} from './sources/EntitySource';

/**
 * Brings the entities of one {@link EntitySource} into the catalog.
 *
 * - A source that cannot be read is reported, and the catalog keeps what it has.
 * - A reading with problems only adds and updates: what could not be seen is not gone.
 * - An unchanged version costs one look at the source and nothing else.
 */
export class LakehouseEntityProvider implements EntityProvider {
  readonly #source: EntitySource;
  readonly #logger: LoggerService;
  #connection?: EntityProviderConnection;
  #version?: string;
  #reported?: string;
  #running: Promise<void> = Promise.resolve();

  constructor(options: { source: EntitySource; logger: LoggerService }) {
    this.#source = options.source;
    this.#logger = options.logger.child({ target: this.getProviderName() });
  }

  getProviderName(): string {
    return `LakehouseProvider:${this.#source.id}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    // The schedule of a restarted process may be due much later; what was published meanwhile should not wait for it.
    void this.refresh();
  }

  /** Reads the source if it changed and tells the catalog. Runs one at a time; never rejects. */
  async refresh(): Promise<void> {
    this.#running = this.#running.then(() => this.#refreshSafely());
    return this.#running;
  }

  async #refreshSafely(): Promise<void> {
    try {
      await this.#refresh();
    } catch (error) {
      const waiting = error instanceof NotFoundError;
      this.#report(
        waiting ? 'info' : 'warn',
        `${
          waiting ? 'Nothing to read yet' : 'Could not read the source'
        }, entities stay as they are: ${error}`,
      );
    }
  }

  async #refresh(): Promise<void> {
    const connection = this.#connection;
    if (!connection || (await this.#source.version()) === this.#version) {
      return;
    }
    const reading = await this.#source.read();
    const entities = reading.entities.map(e => this.#deferred(e));
    await connection.applyMutation(
      reading.problems.length === 0
        ? { type: 'full', entities }
        : { type: 'delta', added: entities, removed: [] },
    );
    this.#version = reading.version;
    this.#reportReading(reading);
  }

  #deferred({ entity, path }: SourcedEntity): DeferredEntity {
    const location = `lakehouse:${this.#source.id}/${path}`;
    return {
      locationKey: this.getProviderName(),
      entity: {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: {
            ...entity.metadata.annotations,
            [ANNOTATION_LOCATION]: location,
            [ANNOTATION_ORIGIN_LOCATION]: location,
          },
        },
      },
    };
  }

  #reportReading({ version, entities, problems }: EntityReading): void {
    for (const { path, message } of problems) {
      this.#logger.warn(`${path}, ${message}`);
    }
    const refs = entities.map(({ entity }) => stringifyEntityRef(entity));
    this.#report(
      'info',
      `${refs.length} entities at ${version.slice(0, 12)}, ${
        problems.length
      } problems${problems.length > 0 ? ' (nothing removed)' : ''}`,
    );
  }

  /** A source that stays broken is looked at every few seconds; say it once. */
  #report(level: 'info' | 'warn', message: string): void {
    if (message !== this.#reported) {
      this.#reported = message;
      this.#logger[level](message);
    }
  }
}
