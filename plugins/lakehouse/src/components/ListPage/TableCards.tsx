import type { TableListItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../hooks/useTexts';
import { statusKind } from '../../lib/status';
import { formatCount } from '../../lib/units';
import { Bytes, Owner, RelativeTime, Status } from '../shared';
import { NameCell } from './NameCell';
import styles from './Results.module.css';

/** The rows as cards, for screens that have no room for columns. */
export const TableCards = ({ tables }: { tables: TableListItem[] }) => {
  const t = useTexts();
  return (
    <ul className={styles.cards}>
      {tables.map(table => (
        <li key={table.ref} className={styles.card}>
          <NameCell table={table} />
          <div className={styles.cardLine}>
            <Status kind={statusKind(table)} />
            <RelativeTime at={table.changedAt} />
          </div>
          <div className={styles.cardLine}>
            <Owner owner={table.owner} />
            <span>
              {table.rows !== null && (
                <>
                  {t('rows', {
                    count: table.rows,
                    amount: formatCount(table.rows),
                  })}
                  {' · '}
                </>
              )}
              <Bytes value={table.bytes} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
};
