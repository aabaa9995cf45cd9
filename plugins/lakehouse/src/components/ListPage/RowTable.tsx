import { Table } from '@backstage/ui';
import type { TablePage } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useMemo } from 'react';
import type { ListActions } from '../../hooks/useListState';
import type { Loaded } from '../../hooks/useLoad';
import { useTexts } from '../../hooks/useTexts';
import type { ListState, Sort } from '../../lib/listState';
import { tableColumns } from './columns';

/** The rows as a table; the backend sorts. */
export const RowTable = ({
  state,
  actions,
  rows,
}: {
  state: ListState;
  actions: ListActions;
  rows: Loaded<TablePage | undefined>;
}) => {
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
