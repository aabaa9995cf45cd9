import { VaultModel } from './types';

/**
 * The model as `lakehouse derive --json` prints it; a stable, documented shape. Tables are named as in their contract, and as
 * `<source>.<table>` when the model comes from several contracts.
 */
export function deriveJson(model: VaultModel) {
  const label = (at: { source: string; table: string }) =>
    model.sources.length > 1 ? `${at.source}.${at.table}` : at.table;
  const names = (columns: Array<{ name: string }>) => columns.map(c => c.name);
  return {
    hubs: model.hubs.map(({ name, businessKey, sources }) => ({
      name,
      businessKey: names(businessKey),
      tables: sources.map(label),
    })),
    links: model.links.map(
      ({ name, hubs, dependentKeys, drivingHub, kind, columns }) => ({
        name,
        hubs: hubs.map(({ hub, role }) => ({ hub, role })),
        dependentKeys: names(dependentKeys),
        drivingHub,
        kind,
        ...(kind === 'event' && { columns: names(columns) }),
      }),
    ),
    satellites: model.satellites.map(satellite => ({
      name: satellite.name,
      parent: satellite.parent,
      table: label(satellite),
      columns: names(satellite.columns),
      kind: satellite.kind,
    })),
    effectivity: model.effectivity.map(({ name, link, drivingHub }) => ({
      name,
      link,
      drivingHub,
    })),
    status: model.status.map(({ name, parent }) => ({ name, parent })),
    pits: model.pits.map(({ name, hub }) => ({ name, hub })),
    bridges: model.bridges.map(({ name, links }) => ({ name, links })),
    references: model.references.map(reference => ({
      name: reference.name,
      table: label(reference),
    })),
    report: model.report.map(decision => ({
      rule: decision.rule,
      table: label(decision),
      decision: decision.decision,
      reason: decision.reason,
      alternatives: decision.alternatives,
    })),
    refused: model.refused.map(refusal => ({
      table: label(refusal),
      reason: refusal.reason,
    })),
  };
}

/** Shape of {@link deriveJson}. */
export type DeriveJson = ReturnType<typeof deriveJson>;
