import type { TableListItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../hooks/useTexts';
import { statusKind } from '../../lib/status';
import { Status } from '../shared';
import styles from './Results.module.css';

/** The state of a table and the promise it is held to. */
export const StatusCell = ({ table }: { table: TableListItem }) => {
  const t = useTexts();
  const { promise } = table.freshness;
  return (
    <div className={styles.name}>
      <Status kind={statusKind(table)} />
      {promise && (
        <span className={styles.note} title={promise.from}>
          {t('list.ofPromise', { promise: promise.text })}
        </span>
      )}
    </div>
  );
};
