import type { LineageGraph } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * The column of every node: 0 is the focus, sources have negative columns,
 * consumers positive ones. A node stands as far out as the longest path between
 * it and the focus, so that edges run from left to right. Edges that would close
 * a cycle are left out of the count.
 */
export function assignColumns(graph: LineageGraph): Map<string, number> {
  const columns = new Map([[graph.root, 0]]);
  assignSide(graph, -1, columns);
  assignSide(graph, 1, columns);
  return columns;
}

function assignSide(
  graph: LineageGraph,
  sign: -1 | 1,
  columns: Map<string, number>,
) {
  const side = new Set(
    graph.nodes
      .filter(node => Math.sign(node.distance) === sign)
      .map(node => node.id),
  );
  // The neighbours of a node on the way to the focus.
  const inward = new Map<string, string[]>();
  for (const { from, to } of graph.edges) {
    const [outer, inner] = sign < 0 ? [from, to] : [to, from];
    if (!side.has(outer) || (!side.has(inner) && inner !== graph.root))
      continue;
    inward.set(outer, [...(inward.get(outer) ?? []), inner]);
  }
  const depths = new Map([[graph.root, 0]]);
  const open = new Set<string>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const nearer = (inward.get(id) ?? []).filter(each => !open.has(each));
    const depth = 1 + Math.max(0, ...nearer.map(depthOf));
    open.delete(id);
    depths.set(id, depth);
    return depth;
  };
  for (const id of side) columns.set(id, sign * depthOf(id));
}
