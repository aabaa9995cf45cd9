import type { Contract } from '../../contract';
import type { Hub, Link, VaultModel } from '../../vault';
import type { Staging } from '../dbt/stagePlans';
import { dimensionName, dimensionsOf } from './dimensions';
import { factOf, hasMeasure } from './facts';
import type { MartStarter } from './starter';

/**
 * The marts that a source begins with: a dimension per hub as it is now, and as it was at every snapshot; a fact per many-to-many or event
 * link with a number in it.
 */
export function martStarters(
  contract: Contract,
  model: VaultModel,
  staging: Staging,
): MartStarter[] {
  const isFact = (link: Link) =>
    link.source === contract.name &&
    (link.kind === 'many-to-many' || link.kind === 'event') &&
    hasMeasure([
      ...link.columns,
      ...model.satellites
        .filter(({ parent }) => parent === link.name)
        .flatMap(({ columns }) => columns),
    ]);
  const hubs = model.hubs.filter(hub => firstSource(hub) === contract.name);
  const dimensions = new Map(
    hubs.map(({ name }) => [name, dimensionName(name)]),
  );
  return [
    ...hubs.flatMap(hub => dimensionsOf(hub, contract.name, model, staging)),
    ...model.links
      .filter(isFact)
      .map(link => factOf(link, model, staging, dimensions)),
  ];
}

/** A hub that several sources share is given its dimension by the first of them. */
function firstSource(hub: Hub): string {
  return hub.sources.map(({ source }) => source).sort()[0];
}
