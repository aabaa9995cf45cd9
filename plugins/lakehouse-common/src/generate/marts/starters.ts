import type { Contract } from '../../contract';
import type { Link, VaultModel } from '../../vault';
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
  const owned = model.hubs.flatMap(hub =>
    hub.sources
      .filter(({ source }) => source === contract.name)
      .map(from => ({ hub, from })),
  );
  const dimensions = new Map(
    owned.map(({ hub, from }) => [hub.name, dimensionName(hub, from)]),
  );
  return [
    ...owned.flatMap(({ hub, from }) =>
      dimensionsOf(hub, from, model, staging),
    ),
    ...model.links
      .filter(isFact)
      .map(link => factOf(link, model, staging, dimensions)),
  ];
}
