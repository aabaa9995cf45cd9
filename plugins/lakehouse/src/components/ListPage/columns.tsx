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
  return [
    {
      id: 'name',
      label: t('list.column.name'),
      isRowHeader: true,
      isSortable: true,
      defaultWidth: '3fr',
      minWidth: 200,
      cell: row => (
        <Cell>
          <NameCell table={row} />
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('list.column.owner'),
      isSortable: true,
      defaultWidth: '1.4fr',
      minWidth: 110,
      cell: row => (
        <Cell>
          <Owner owner={row.owner} />
        </Cell>
      ),
    },
    {
      id: 'freshness',
      label: t('list.column.freshness'),
      isSortable: true,
      defaultWidth: '1.3fr',
      minWidth: 130,
      cell: row => (
        <Cell>
          <StatusCell table={row} />
        </Cell>
      ),
    },
    {
      id: 'changed',
      label: t('list.column.changed'),
      isSortable: true,
      defaultWidth: '1.1fr',
      minWidth: 110,
      cell: row => (
        <Cell>
          <span className={styles.number}>
            <RelativeTime at={row.changedAt} />
          </span>
        </Cell>
      ),
    },
    {
      id: 'rows',
      label: t('list.column.rows'),
      isSortable: true,
      defaultWidth: '0.8fr',
      minWidth: 80,
      cell: row => (
        <Cell>
          <span className={styles.number}>
            <Count value={row.rows} />
          </span>
        </Cell>
      ),
    },
    {
      id: 'size',
      label: t('list.column.size'),
      isSortable: true,
      defaultWidth: '0.8fr',
      minWidth: 80,
      cell: row => (
        <Cell>
          <span className={styles.number}>
            <Bytes value={row.bytes} />
          </span>
        </Cell>
      ),
    },
  ];
}
