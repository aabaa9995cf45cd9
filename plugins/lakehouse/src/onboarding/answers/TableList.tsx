import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useCallback, useState } from 'react';
import { useRowWindow } from '../../hooks/useRowWindow';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import styles from './PreviewTables.module.css';
import { TableRow } from './TableRow';

/** Height of a closed row in pixels, where there are so many that only those in sight are drawn. */
const ROW_HEIGHT = 48;

/** The tables as rows; of hundreds of them only those in sight are in the document. One row at a time is open. */
export const TableList = (props: {
  tables: PreviewTable[];
  /** Names of tables that somebody has changed. */
  changed: ReadonlySet<string>;
  onChange(change: TableChange): void;
}) => {
  const { tables, changed, onChange } = props;
  const t = useOnboardingTexts();
  const [open, setOpen] = useState<string>();
  const view = useRowWindow(tables.length, ROW_HEIGHT);
  const toggle = useCallback(
    (name: string) => setOpen(old => (old === name ? undefined : name)),
    [],
  );
  return (
    <div
      ref={view.scroller}
      className={styles.box}
      data-long={view.active || undefined}
      onScroll={view.onScroll}
      style={{ '--row-height': `${ROW_HEIGHT}px` } as React.CSSProperties}
    >
      <ul className={styles.tables} aria-label={t('tables.title')}>
        {view.above > 0 && (
          <li aria-hidden="true" style={{ height: view.above }} />
        )}
        {tables.slice(view.first, view.end).map((table, index) => (
          <TableRow
            key={table.name}
            table={table}
            position={
              view.active
                ? { place: view.first + index + 1, of: tables.length }
                : undefined
            }
            isOpen={open === table.name}
            isChanged={changed.has(table.name)}
            onToggle={toggle}
            onChange={onChange}
          />
        ))}
        {view.below > 0 && (
          <li aria-hidden="true" style={{ height: view.below }} />
        )}
      </ul>
    </div>
  );
};
