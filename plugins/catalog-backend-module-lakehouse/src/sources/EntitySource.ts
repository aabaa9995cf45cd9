import type { Entity } from '@backstage/catalog-model';

/** An entity and the place it is written in, relative to its source: `catalog/northwind.yaml`. */
export interface SourcedEntity {
  entity: Entity;
  path: string;
}

/** A part of a source that could not be used; the rest was. */
export interface EntityProblem {
  path: string;
  message: string;
}

export interface EntityReading {
  /** Changes whenever the content may have changed; the provider does nothing while it stays the same. */
  version: string;
  entities: SourcedEntity[];
  /** Not empty = the reading is incomplete, so nothing may be removed because of it. */
  problems: EntityProblem[];
}

/** Where a provider's entities come from: the platform repository. */
export interface EntitySource {
  /** Stable; it is part of the provider's name and of the entities' location. */
  readonly id: string;
  /** Cheap look whether there may be something new. */
  version(): Promise<string>;
  read(): Promise<EntityReading>;
}
