import type { TableFacets } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { StatusKind } from './status';

/** How many tables are in a state, and the filter that shows them. */
export interface StateCount {
  kind: StatusKind;
  facet: 'freshness' | 'state';
  value: string;
  count: number;
}

/** States by how much they need eyes, with the shape that each is drawn with. */
const ORDER: Array<Pick<StateCount, 'kind' | 'facet' | 'value'>> = [
  { kind: 'late', facet: 'freshness', value: 'late' },
  { kind: 'due', facet: 'freshness', value: 'due' },
  { kind: 'noPromise', facet: 'freshness', value: 'unknown' },
  { kind: 'paused', facet: 'freshness', value: 'paused' },
  { kind: 'fresh', facet: 'freshness', value: 'fresh' },
  { kind: 'unreadable', facet: 'state', value: 'unreadable' },
  { kind: 'missing', facet: 'state', value: 'missing' },
];

/** The states that tables are in; those of `state` say something else of tables that the others count, too. */
export function stateCounts(facets: TableFacets): StateCount[] {
  return ORDER.map(each => ({
    ...each,
    count:
      facets[each.facet].find(({ value }) => value === each.value)?.count ?? 0,
  })).filter(({ count }) => count > 0);
}
