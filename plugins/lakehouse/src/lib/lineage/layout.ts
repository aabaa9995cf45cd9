import type {
  LineageEdge,
  LineageGraph,
  LineageNode,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { assignColumns } from './columns';
import { orderColumns, type Segment, type Slot } from './order';

/** Sizes of the drawing, in CSS pixels. */
export const NODE = { width: 216, height: 52 };
const COLUMN_STEP = NODE.width + 72;
const NODE_STEP = NODE.height + 16;
const BEND_STEP = 20;
const MARGIN = 16;

export interface PlacedNode {
  node: LineageNode;
  /** Left upper corner. */
  x: number;
  y: number;
}

export interface PlacedEdge {
  edge: LineageEdge;
  /** Path data of SVG. */
  path: string;
}

export interface LineageLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

function curve(points: Point[]): string {
  const [start, ...rest] = points;
  let from = start;
  let path = `M${from.x} ${from.y}`;
  for (const to of rest) {
    const middle = (from.x + to.x) / 2;
    path += `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}

/** Slots for the nodes and for the bends of edges that skip columns. */
function toSlots(graph: LineageGraph, columns: Map<string, number>) {
  const slots: Slot[] = graph.nodes.map(({ id }) => ({
    id,
    column: columns.get(id) ?? 0,
    bend: false,
  }));
  const segments: Segment[] = [];
  const bends = graph.edges.map((edge, index) => {
    const first = columns.get(edge.from) ?? 0;
    const last = columns.get(edge.to) ?? 0;
    const ids: string[] = [];
    for (let column = first + 1; column < last; column += 1) {
      const id = `bend ${index} ${column}`;
      ids.push(id);
      slots.push({ id, column, bend: true });
    }
    const chain = [edge.from, ...ids, edge.to];
    // An edge against the direction takes no part in the ordering.
    if (last > first) {
      for (let i = 1; i < chain.length; i += 1) {
        segments.push([chain[i - 1], chain[i]]);
      }
    }
    return ids;
  });
  return { slots, segments, bends };
}

/** Left upper corner of nodes and middle of bends, columns centred on each other. */
function placeSlots(columns: Map<number, Slot[]>) {
  const step = (slot: Slot) => (slot.bend ? BEND_STEP : NODE_STEP);
  const heights = [...columns.values()].map(column =>
    column.reduce((sum, slot) => sum + step(slot), 0),
  );
  const height = Math.max(NODE_STEP, ...heights);
  const leftmost = Math.min(...columns.keys());
  const places = new Map<string, Point>();
  [...columns.entries()].forEach(([number, column], index) => {
    const x = MARGIN + (number - leftmost) * COLUMN_STEP;
    let y = MARGIN + (height - heights[index]) / 2;
    for (const slot of column) {
      const inset = slot.bend ? BEND_STEP / 2 : (NODE_STEP - NODE.height) / 2;
      places.set(slot.id, { x, y: y + inset });
      y += step(slot);
    }
  });
  const width = (Math.max(...columns.keys()) - leftmost) * COLUMN_STEP;
  return {
    places,
    width: width + NODE.width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  };
}

/** Places a lineage graph in columns, sources left and consumers right. */
export function layoutLineage(graph: LineageGraph): LineageLayout {
  const known = new Set(graph.nodes.map(node => node.id));
  const edges = graph.edges.filter(
    ({ from, to }) => known.has(from) && known.has(to) && from !== to,
  );
  const inner = { ...graph, edges };
  const { slots, segments, bends } = toSlots(inner, assignColumns(inner));
  const { places, width, height } = placeSlots(orderColumns(slots, segments));
  const middle = NODE.height / 2;
  return {
    width,
    height,
    nodes: graph.nodes.map(node => ({ node, ...places.get(node.id)! })),
    edges: edges.map((edge, index) => {
      const from = places.get(edge.from)!;
      const to = places.get(edge.to)!;
      const over = bends[index].flatMap(id => {
        const { x, y } = places.get(id)!;
        return [
          { x, y },
          { x: x + NODE.width, y },
        ];
      });
      const path = curve([
        { x: from.x + NODE.width, y: from.y + middle },
        ...over,
        { x: to.x, y: to.y + middle },
      ]);
      return { edge, path };
    }),
  };
}
