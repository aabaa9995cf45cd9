import type { Knex } from 'knex';
import type { Edge } from '../facts/types';
import { chunks } from './database';

interface EdgeRow {
  catalog: string;
  from_id: string;
  to_id: string;
  job: string;
  why: string;
}

/** Neighbours of one level of a graph. */
export interface Neighbours {
  edges: Edge[];
  /** There are more edges than were asked for. */
  more: boolean;
}

/** Lineage edges, indexed in both directions. */
export class EdgeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Makes the edges of a catalog's artifacts the given ones; edges that stay are not touched. Returns the number of rows written. */
  async replace(catalog: string, edges: Edge[]): Promise<number> {
    const before = await this.#db<EdgeRow>('lakehouse_edges').where({
      catalog,
    });
    const wanted = new Map(edges.map(edge => [keyOf(edge), edge] as const));
    const kept = new Set<string>();
    const gone: Edge[] = [];
    for (const row of before.map(toEdge)) {
      const key = keyOf(row);
      if (wanted.get(key)?.why === row.why) {
        kept.add(key);
      } else {
        gone.push(row);
      }
    }
    const added = [...wanted].filter(([key]) => !kept.has(key));
    if (gone.length + added.length === 0) {
      return 0;
    }
    await this.#db.transaction(async tx => {
      for (const edge of gone) {
        await tx('lakehouse_edges')
          .where({
            catalog,
            from_id: edge.from,
            to_id: edge.to,
            job: edge.job,
          })
          .delete();
      }
      for (const part of chunks(added, 100)) {
        await tx('lakehouse_edges').insert(
          part.map(([, { from, to, job, why }]) => ({
            catalog,
            from_id: from,
            to_id: to,
            job,
            why,
          })),
        );
      }
    });
    return gone.length + added.length;
  }

  /** Edges into (`upstream`) or out of (`downstream`) the given datasets, in a fixed order, at most `limit` of them. */
  async neighbours(
    ids: string[],
    direction: 'upstream' | 'downstream',
    limit: number,
  ): Promise<Neighbours> {
    const column = direction === 'upstream' ? 'to_id' : 'from_id';
    const edges: Edge[] = [];
    for (const part of chunks([...ids].sort())) {
      const rows = await this.#db<EdgeRow>('lakehouse_edges')
        .whereIn(column, part)
        .orderBy(['from_id', 'to_id', 'job', 'catalog'])
        .limit(limit + 1 - edges.length);
      edges.push(...rows.map(toEdge));
      if (edges.length > limit) {
        return { edges: edges.slice(0, limit), more: true };
      }
    }
    return { edges, more: false };
  }

  /** Number of distinct neighbours per dataset. */
  async degrees(
    ids: string[],
    direction: 'upstream' | 'downstream',
  ): Promise<Map<string, number>> {
    const [own, other] =
      direction === 'upstream' ? ['to_id', 'from_id'] : ['from_id', 'to_id'];
    const found = new Map<string, number>();
    for (const part of chunks(ids)) {
      const rows = await this.#db('lakehouse_edges')
        .select({ id: own })
        .countDistinct({ count: other })
        .whereIn(own, part)
        .groupBy(own);
      for (const row of rows as Array<{ id: string; count: string }>) {
        found.set(row.id, Number(row.count));
      }
    }
    return found;
  }
}

function keyOf({ from, to, job }: Edge): string {
  return JSON.stringify([from, to, job]);
}

function toEdge(row: EdgeRow): Edge {
  return { from: row.from_id, to: row.to_id, job: row.job, why: row.why };
}
