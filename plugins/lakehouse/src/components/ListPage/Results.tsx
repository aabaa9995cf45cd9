import { ButtonIcon, Skeleton, Table, useBreakpoint } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useMemo } from 'react';
import type { TablePage } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListActions } from '../../hooks/useListState';
import type { Loaded } from '../../hooks/useLoad';
import { useTexts } from '../../hooks/useTexts';
import type { ListState, Sort } from '../../lib/listState';
import { formatCount } from '../../lib/units';
import { PanelError } from '../shared';
import { tableColumns } from './columns';
import { ListEmpty } from './ListEmpty';
import { SortSelect } from './SortSelect';
import { TableCards } from './TableCards';
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

const RowTable = ({ state, actions, rows }: ResultsProps) => {
  const t = useTexts();
  const columns = useMemo(() => tableColumns(t), [t]);
  const data = useMemo(
    () => rows.value?.items.map(table => ({ ...table, id: table.ref })),
    [rows.value],
  );
  return (
    <Table
      columnConfig={columns}
      data={data}
      isPending={!data}
      isStale={rows.stale}
      pagination={{ type: 'none' }}
      sort={{
        descriptor: {
          column: state.sort,
          direction: state.order === 'asc' ? 'ascending' : 'descending',
        },
        onSortChange: ({ column, direction }) =>
          actions.setSort(
            column as Sort,
            direction === 'ascending' ? 'asc' : 'desc',
          ),
      }}
    />
  );
};

const Cards = ({ rows }: Pick<ResultsProps, 'rows'>) => {
  if (!rows.value) {
    return (
      <div className={styles.cards}>
        {[0, 1, 2, 3].map(each => (
          <Skeleton key={each} width="100%" height="6.5rem" />
        ))}
      </div>
    );
  }
  return (
    <div className={rows.stale ? styles.stale : undefined}>
      <TableCards tables={rows.value.items} />
    </div>
  );
};

const Footer = (props: {
  page: TablePage;
  total?: number;
  actions: ListActions;
}) => {
  const t = useTexts();
  const { page, total, actions } = props;
  const { nextCursor, prevCursor } = page;
  return (
    <div className={styles.footer}>
      <span role="status">
        {total !== undefined &&
          t('list.results', { count: total, amount: formatCount(total) })}
      </span>
      {(nextCursor || prevCursor) && (
        <div className={styles.pager}>
          <ButtonIcon
            variant="secondary"
            aria-label={t('list.previous')}
            icon={<RiArrowLeftSLine />}
            isDisabled={!prevCursor}
            onPress={() => actions.setCursor(prevCursor)}
          />
          <ButtonIcon
            variant="secondary"
            aria-label={t('list.next')}
            icon={<RiArrowRightSLine />}
            isDisabled={!nextCursor}
            onPress={() => actions.setCursor(nextCursor)}
          />
        </div>
      )}
    </div>
  );
};
