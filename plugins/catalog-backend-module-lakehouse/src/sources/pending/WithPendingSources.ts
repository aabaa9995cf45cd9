import { createHash } from 'node:crypto';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityReading, EntitySource } from '../EntitySource';
import { pendingEntity } from './pendingEntity';
import type { PendingSources } from './PendingSources';

const pathOf = (source: string) => `catalog/${source}.yaml`;

/**
 * Adds to a source's entities those that wait for a pull request. Both come in one reading, so that the catalog replaces the pending entity
 * by the real one in one step: they have the same name.
 */
export class WithPendingSources implements EntitySource {
  readonly id: string;
  readonly #source: EntitySource;
  readonly #pending: PendingSources;

  constructor(source: EntitySource, pending: PendingSources) {
    this.id = source.id;
    this.#source = source;
    this.#pending = pending;
  }

  async version(): Promise<string> {
    return this.#versionOf(await this.#source.version());
  }

  async read(): Promise<EntityReading> {
    const reading = await this.#source.read();
    const merged = new Set(reading.entities.map(({ path }) => path));
    const waiting = await this.#pending.list();
    const done = waiting.filter(({ source }) => merged.has(pathOf(source)));
    await this.#pending.remove(done.map(({ source }) => source));

    const known = new Set(
      reading.entities.map(({ entity }) => stringifyEntityRef(entity)),
    );
    const entities = waiting
      .filter(one => !done.includes(one))
      .map(one => ({ entity: pendingEntity(one), path: pathOf(one.source) }))
      .filter(({ entity }) => !known.has(stringifyEntityRef(entity)));
    return {
      version: await this.#versionOf(reading.version),
      entities: [...reading.entities, ...entities],
      problems: reading.problems,
    };
  }

  async #versionOf(version: string): Promise<string> {
    const waiting = await this.#pending.list();
    if (waiting.length === 0) return version;
    // Published again with nothing else is no news.
    const news = waiting.map(({ source, owner, pullRequest }) => [
      source,
      owner,
      pullRequest,
    ]);
    const digest = createHash('sha256').update(JSON.stringify(news));
    return `${version}+${digest.digest('hex').slice(0, 16)}`;
  }
}
