import {
  datasetKind,
  type LineageGraph,
  type LineageNode,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Neighbourhood } from '../../lineage/neighbourhood';
import type { TableRow } from '../../store/rows';
import { verdictOf } from './listItem';

/** What is known about the nodes of a graph. */
export interface NodeFacts {
  /** Nodes that are tables of the registry, by id. */
  rows: Map<string, TableRow>;
  /** Those of them that the user may see. */
  visible: Set<string>;
}

/**
 * A part of the lineage as the API answers it. A table that the user may not see stays as a node without name, so that the ways through
 * it are not cut.
 */
export function toLineageGraph(
  root: string,
  part: Neighbourhood,
  facts: NodeFacts,
  nowMs: number,
): LineageGraph {
  const alias = aliases(part, facts);
  const idOf = (id: string) => alias.get(id) ?? id;
  const nodes = [...part.distances]
    .map(([id, distance]): LineageNode => {
      const more = part.frontier.get(id);
      return {
        ...describe(id, alias.get(id), facts.rows.get(id), nowMs),
        distance,
        ...(more !== undefined && { more }),
      };
    })
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  const edges = part.edges
    .map(edge => ({
      from: idOf(edge.from),
      to: idOf(edge.to),
      job: alias.has(edge.from) || alias.has(edge.to) ? 'hidden' : edge.job,
      why: edge.why,
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    root,
    nodes,
    edges,
    truncated: part.truncated,
    frontier: [...part.frontier.keys()].map(idOf).sort(),
  };
}

/** Stand-ins for the ids of hidden tables, numbered in a fixed order. */
function aliases(
  { distances }: Neighbourhood,
  { rows, visible }: NodeFacts,
): Map<string, string> {
  const hidden = [...distances.keys()]
    .filter(id => rows.has(id) && !visible.has(id))
    .sort();
  return new Map(hidden.map((id, index) => [id, `hidden:${index + 1}`]));
}

function describe(
  id: string,
  stub: string | undefined,
  row: TableRow | undefined,
  nowMs: number,
): Omit<LineageNode, 'distance'> {
  const unknown = { layer: null, state: null, owner: null, ref: null };
  if (stub) {
    return { id: stub, kind: 'table', label: 'Hidden table', ...unknown };
  }
  if (row) {
    return {
      id,
      kind: 'table',
      label: `${row.namespace}.${row.name}`,
      layer: row.layer as LineageNode['layer'],
      state: verdictOf(row, nowMs).state,
      owner: row.owner,
      ref: row.ref,
    };
  }
  return datasetKind(id) === 'source-table'
    ? {
        id,
        kind: 'source-table',
        label: id.slice('source:'.length).replace('/', '.'),
        ...unknown,
      }
    : { id, kind: 'model', label: id.slice(id.indexOf('/') + 1), ...unknown };
}

function key(edge: { from: string; to: string; job: string }): string {
  return JSON.stringify([edge.from, edge.to, edge.job]);
}
