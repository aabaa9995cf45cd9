import { useQueryParams } from '../../../hooks/useQueryParams';

export const DEPTHS = [1, 2, 3, 5, 10] as const;

export const DIRECTIONS = ['both', 'upstream', 'downstream'] as const;

const DEFAULT_NODES = 150;
const MOST_NODES = 1000;

/** What of the lineage is shown, and how; lives in the address. */
export interface LineageState {
  depth: number;
  direction: (typeof DIRECTIONS)[number];
  view: 'graph' | 'list';
  maxNodes: number;
  /** The dataset whose incoming edges are explained. */
  why: string | null;
}

/** Ways to change it. */
export interface LineageActions {
  change: ReturnType<typeof useQueryParams>[1];
  showMore: () => void;
}

/** The state of the lineage tab. */
export function useLineageState(): [LineageState, LineageActions] {
  const [params, change] = useQueryParams();
  const number = Number(params.get('nodes'));
  const maxNodes =
    number > 0 ? Math.min(MOST_NODES, Math.floor(number)) : DEFAULT_NODES;
  const state: LineageState = {
    depth: DEPTHS.find(each => String(each) === params.get('depth')) ?? 2,
    direction:
      DIRECTIONS.find(each => each === params.get('direction')) ?? 'both',
    view: params.get('view') === 'list' ? 'list' : 'graph',
    maxNodes,
    why: params.get('why'),
  };
  const showMore = () => change({ nodes: Math.min(MOST_NODES, maxNodes * 2) });
  return [state, { change, showMore }];
}
