import {
  formatTableRef,
  sourceDataset,
  type Contract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isTables,
  tableRefOf,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { DbtNode } from './dbtManifest';
import type { Edge } from './types';

/** The table reference of a dbt dataset; null for ephemeral models. */
export function dbtTableRef(catalog: string, node: DbtNode): string | null {
  return (
    node.relation &&
    formatTableRef({
      catalog,
      namespace: node.relation.schema.split('.'),
      name: node.relation.table,
    })
  );
}

/** Edges from a source's tables to the raw tables that ingestion makes of them, and to the former where they are tables of a catalog themselves. */
export function contractEdges(catalog: string, contract: Contract): Edge[] {
  const server = contract.servers?.find(isTables);
  const about = {
    job: `ingestion ${contract.name}`,
    why: `contract ${contract.name} ${contract.version}`,
  };
  return contract.schema.flatMap(table => {
    const source = sourceDataset({
      source: contract.name,
      table: table.name,
    });
    const given =
      server && tableRefOf(server, table.physicalName ?? table.name);
    const raw = formatTableRef({
      catalog,
      namespace: [`raw_${contract.name}`],
      name: table.name,
    });
    return [
      ...(given ? [{ from: given, to: source, ...about }] : []),
      { from: source, to: raw, ...about },
    ];
  });
}

/** Edges between the tables of dbt's datasets. Ephemeral models have no table: what they read is read by those that use them. */
export function dbtEdges(catalog: string, nodes: DbtNode[]): Edge[] {
  const byId = new Map(nodes.map(node => [node.id, node] as const));
  return nodes.flatMap(node => {
    const to = dbtTableRef(catalog, node);
    if (!to || node.kind === 'source') {
      return [];
    }
    const inputs = new Set<string>();
    collectInputs(node, byId, catalog, inputs, new Set());
    return [...inputs].map(from => ({
      from,
      to,
      job: node.id,
      why: 'dbt manifest',
    }));
  });
}

function collectInputs(
  node: DbtNode,
  byId: Map<string, DbtNode>,
  catalog: string,
  inputs: Set<string>,
  visited: Set<string>,
): void {
  for (const id of node.dependsOn) {
    const input = byId.get(id);
    if (!input || visited.has(id)) {
      continue;
    }
    visited.add(id);
    const ref = dbtTableRef(catalog, input);
    if (ref) {
      inputs.add(ref);
    } else {
      collectInputs(input, byId, catalog, inputs, visited);
    }
  }
}
