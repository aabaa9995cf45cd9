import { useBreakpoint } from '@backstage/ui';
import type { TablePage } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListActions } from '../../hooks/useListState';
import type { Loaded } from '../../hooks/useLoad';
import type { ListState } from '../../lib/listState';
import { PanelError } from '../shared';
import { Cards } from './Cards';
import { Footer } from './Footer';
import { ListEmpty } from './ListEmpty';
import { RowTable } from './RowTable';
import { SortSelect } from './SortSelect';
import styles from './Results.module.css';

interface ResultsProps {
  state: ListState;
  actions: ListActions;
  rows: Loaded<TablePage | undefined>;
  total?: number;
}

/** The rows of the list as table or cards, with paging below. */
export const Results = ({ state, actions, rows, total }: ResultsProps) => {
  const wide = useBreakpoint().up('md');
  const page = rows.value;
  const empty = page?.items.length === 0 && !rows.stale && !state.cursor;
  return (
    <div className={styles.stack}>
      {rows.error && <PanelError error={rows.error} onRetry={rows.reload} />}
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
      {page && !empty && <Footer page={page} total={total} actions={actions} />}
    </div>
  );
};
