import type { CatalogStatus } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * Decides when the entity of a table that is published no more may go. As with tables, absent once is not gone: only once its Iceberg
 * catalog was synced completely after the absence was seen first. A sync that failed, or that saw only parts, removes nothing.
 */
export class Departures {
  /** When the catalog had been synced last as the entity was missing first. */
  readonly #since = new Map<string, string | null>();

  /**
   * @param absent - entity reference -> table reference of all that have an entity and are not published
   * @returns the entities that may go
   */
  settle(absent: Map<string, string>, catalogs: CatalogStatus[]): string[] {
    for (const entityRef of this.#since.keys()) {
      if (!absent.has(entityRef)) this.#since.delete(entityRef);
    }
    const status = new Map(catalogs.map(entry => [entry.id, entry]));
    return [...absent].flatMap(([entityRef, tableRef]) => {
      const catalog = status.get(tableRef.slice(0, tableRef.indexOf('/')));
      if (!catalog) {
        return [entityRef]; // not configured any more
      }
      const { outcome, lastRunAt = null } = catalog;
      const since = this.#since.get(entityRef);
      if (since === undefined) {
        this.#since.set(entityRef, lastRunAt);
        return [];
      }
      return outcome === 'complete' && lastRunAt !== since ? [entityRef] : [];
    });
  }
}
