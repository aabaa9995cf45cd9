import type { TableListItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { statusKind } from '../../lib/status';
import { formatDuration } from '../../lib/units';
import { Status, UsedBar } from '../shared';
import styles from './Results.module.css';

/** The state of a table, and how much of its promise is used. */
export const StatusCell = ({ table }: { table: TableListItem }) => {
  const t = useTexts();
  const now = useNow();
  const kind = statusKind(table);
  const { promise, at } = table.freshness;
  const age = at ? Math.max(0, now - Date.parse(at)) : undefined;
  return (
    <div className={styles.name}>
      <Status kind={kind} />
      {promise && age !== undefined && (
        <UsedBar share={age / promise.maxAgeMs} kind={kind} size="small" />
      )}
      {promise && (
        <span className={styles.note} title={promise.from}>
          {age === undefined
            ? t('list.withoutClock', { promise: promise.text })
            : t('list.ofPromise', {
                age: formatDuration(age),
                promise: promise.text,
              })}
        </span>
      )}
    </div>
  );
};
