import { createHash } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { PublishedTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableEntities } from './readCatalog';
import { toEntity } from './toEntity';

/** An entity as it was sent: its table, and a hash of its content. */
export interface Sent {
  tableRef: string;
  hash: string;
}

/** What the catalog is to be told. Keys are entity references. */
export interface Changes {
  added: Map<string, Sent & { entity: Entity }>;
  /** Their tables have an entity from elsewhere now. */
  replaced: string[];
  /** Their tables are published no more, with the table references. */
  absent: Map<string, string>;
  /** Entities that there are to be. */
  total: number;
}

/**
 * Compares the published tables with the entities that the catalog has and with what was sent before. An entity that was sent and is
 * not there, because it was deleted or not processed yet, is sent again.
 */
export function changes(
  tables: PublishedTable[],
  standing: TableEntities,
  sent: Map<string, Sent>,
): Changes {
  const wanted = new Map<string, Sent & { entity: Entity }>();
  for (const table of tables) {
    if (!standing.elsewhere.has(table.ref)) {
      const entity = toEntity(table);
      wanted.set(stringifyEntityRef(entity), {
        tableRef: table.ref,
        hash: hashOf(entity),
        entity,
      });
    }
  }
  const known = new Map([
    ...standing.published,
    ...[...sent].map(([ref, { tableRef }]) => [ref, tableRef] as const),
  ]);
  const unwanted = [...known].filter(([ref]) => !wanted.has(ref));
  const isElsewhere = ([, tableRef]: [string, string]) =>
    standing.elsewhere.has(tableRef);
  return {
    added: new Map(
      [...wanted].filter(
        ([ref, { hash }]) =>
          sent.get(ref)?.hash !== hash || !standing.published.has(ref),
      ),
    ),
    replaced: unwanted.filter(isElsewhere).map(([ref]) => ref),
    absent: new Map(unwanted.filter(entry => !isElsewhere(entry))),
    total: wanted.size,
  };
}

function hashOf(entity: Entity): string {
  return createHash('sha256').update(JSON.stringify(entity)).digest('base64');
}
