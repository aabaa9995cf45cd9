import { Skeleton, useBreakpoint } from '@backstage/ui';
import type {
  TableFacets,
  TablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListActions } from '../../hooks/useListState';
import type { Loaded } from '../../hooks/useLoad';
import type { ListState } from '../../lib/listState';
import { PanelError } from '../shared';
import { Cards } from './Cards';
import { Footer } from './Footer';
import { ListEmpty } from './ListEmpty';
import { RowTable } from './RowTable';
import { SortSelect } from './SortSelect';
import { StateBar } from './StateBar';
import styles from './Results.module.css';

interface ResultsProps {
  state: ListState;
  actions: ListActions;
  rows: Loaded<TablePage | undefined>;
  facets: Loaded<TableFacets | undefined>;
}

/** The rows of the list as table or cards, with paging below. */
export const Results = ({ state, actions, rows, facets }: ResultsProps) => {
  const wide = useBreakpoint().up('md');
  const page = rows.value;
  const empty = page?.items.length === 0 && !rows.stale && !state.cursor;
  return (
    <div className={styles.stack}>
      {rows.error && <PanelError error={rows.error} onRetry={rows.reload} />}
      {facets.value && (
        <StateBar facets={facets.value} state={state} actions={actions} />
      )}
      {!facets.value && !facets.error && (
        <Skeleton width="100%" height="2.25rem" />
      )}
      {!wide && (
        <SortSelect
          value={state.sort}
          onChange={sort => actions.setSort(sort, state.order)}
        />
      )}
      {empty && <ListEmpty state={state} actions={actions} />}
      {!empty && wide && !(rows.error && !page) && (
        <RowTable state={state} actions={actions} rows={rows} />
      )}
      {!empty && !wide && <Cards rows={rows} />}
      {page && !empty && (
        <Footer page={page} total={facets.value?.total} actions={actions} />
      )}
    </div>
  );
};
