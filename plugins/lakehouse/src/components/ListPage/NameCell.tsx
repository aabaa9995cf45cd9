import { Link } from '@backstage/ui';
import type { TableListItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTableHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import styles from './Results.module.css';

/** The name as the way to the table; columns that matched the search below it. */
export const NameCell = ({ table }: { table: TableListItem }) => {
  const t = useTexts();
  const tableHref = useTableHref();
  const { matchedColumns = [], stateReason, state } = table;
  return (
    <div className={styles.name}>
      <Link
        href={tableHref(table.ref)}
        className={styles.ref}
        title={table.ref}
      >
        <span className={styles.namespace}>{table.namespace}.</span>
        {table.name}
      </Link>
      {matchedColumns.length > 0 && (
        <span className={styles.note}>
          {t('list.matched', { columns: matchedColumns.join(' · ') })}
        </span>
      )}
      {state !== 'present' && stateReason && (
        <span className={styles.note}>{stateReason}</span>
      )}
    </div>
  );
};
