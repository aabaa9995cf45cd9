import type { ReactNode } from 'react';
import { Cell, type ColumnConfig } from '@backstage/ui';
import type { TableListItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Sort } from '../../lib/listState';
import type { Texts } from '../../translation';
import { Bytes, Count, Owner, RelativeTime } from '../shared';
import { NameCell } from './NameCell';
import { StatusCell } from './StatusCell';
import styles from './Results.module.css';

/** A row of the list; BUI's table wants an `id`. */
export type Row = TableListItem & { id: string };

type Column = ColumnConfig<Row> & { id: Sort };

/** The columns of the list, each sortable by the backend. */
export function tableColumns(t: Texts): Column[] {
  const column = (
    id: Sort,
    defaultWidth: Column['defaultWidth'],
    minWidth: number,
    content: (row: Row) => ReactNode,
  ): Column => ({
    id,
    label: t(`list.column.${id}`),
    isSortable: true,
    defaultWidth,
    minWidth,
    cell: row => <Cell>{content(row)}</Cell>,
  });
  const number = (content: ReactNode) => (
    <span className={styles.number}>{content}</span>
  );
  return [
    {
      ...column('name', '3fr', 200, row => <NameCell table={row} />),
      isRowHeader: true,
    },
    column('owner', '1.2fr', 110, row => <Owner owner={row.owner} />),
    column('freshness', '1.25fr', 130, row => <StatusCell table={row} />),
    column('changed', '1.1fr', 124, row =>
      number(<RelativeTime at={row.changedAt} />),
    ),
    // Wide enough for the rows of a big table.
    column('rows', '0.95fr', 120, row => number(<Count value={row.rows} />)),
    column('size', '0.75fr', 80, row => number(<Bytes value={row.bytes} />)),
  ];
}
