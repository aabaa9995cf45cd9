import type { Edge } from '../facts/types';
import type { EdgeStore } from '../store/EdgeStore';

export type Direction = 'upstream' | 'downstream';

/** A part of the lineage graph around one dataset. */
export interface Neighbourhood {
  /** Distance of every node from the root: negative upstream, positive downstream. */
  distances: Map<string, number>;
  edges: Edge[];
  truncated: boolean;
  /** Number of neighbours that are not in the answer, per node that has any. */
  frontier: Map<string, number>;
}

/** How far to look. */
export interface NeighbourhoodQuery {
  directions: Direction[];
  depth: number;
  maxNodes: number;
}

/**
 * Walks the lineage level by level from a dataset: one indexed query per level, every node once, so cycles end and fan-ins stay bounded.
 * Upstream and downstream are walked apart, each away from the root. The answer depends on the graph only, not on the order in which its
 * edges were written.
 */
export async function neighbourhood(
  store: EdgeStore,
  root: string,
  { directions, depth, maxNodes }: NeighbourhoodQuery,
): Promise<Neighbourhood> {
  const distances = new Map([[root, 0]]);
  const edges = new Map<string, Edge>();
  const frontier = new Map<string, number>();
  let truncated = false;

  let fronts = directions.map(direction => ({ direction, ids: [root] }));
  for (let level = 1; level <= depth && fronts.length > 0; level++) {
    const next: typeof fronts = [];
    for (const { direction, ids } of fronts) {
      const found = await store.neighbours(ids, direction, maxNodes * 8);
      truncated ||= found.more;
      const reached: string[] = [];
      for (const edge of found.edges) {
        const id = direction === 'upstream' ? edge.from : edge.to;
        if (!distances.has(id)) {
          if (distances.size >= maxNodes) {
            truncated = true;
            continue;
          }
          distances.set(id, direction === 'upstream' ? -level : level);
          reached.push(id);
        }
        edges.set(JSON.stringify([edge.from, edge.to, edge.job]), edge);
      }
      if (reached.length > 0) {
        next.push({ direction, ids: reached });
      }
    }
    fronts = next;
  }

  for (const direction of directions) {
    await addFrontier(store, direction, distances, edges, frontier);
  }
  return {
    distances,
    edges: [...edges.values()],
    truncated: truncated || frontier.size > 0,
    frontier,
  };
}

/** Counts, per node on the given side of the root, neighbours that the answer leaves out. */
async function addFrontier(
  store: EdgeStore,
  direction: Direction,
  distances: Map<string, number>,
  edges: Map<string, Edge>,
  frontier: Map<string, number>,
): Promise<void> {
  const sign = direction === 'upstream' ? -1 : 1;
  const side = [...distances].filter(([, at]) => at === 0 || at * sign > 0);
  const ids = side.map(([id]) => id);
  const shown = new Map<string, Set<string>>();
  for (const { from, to } of edges.values()) {
    const [own, other] = direction === 'upstream' ? [to, from] : [from, to];
    shown.set(own, (shown.get(own) ?? new Set()).add(other));
  }
  for (const [id, degree] of await store.degrees(ids, direction)) {
    const cut = degree - (shown.get(id)?.size ?? 0);
    if (cut > 0) {
      frontier.set(id, (frontier.get(id) ?? 0) + cut);
    }
  }
}
