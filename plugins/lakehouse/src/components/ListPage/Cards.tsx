import { Skeleton } from '@backstage/ui';
import type { TablePage } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Loaded } from '../../hooks/useLoad';
import { TableCards } from './TableCards';
import styles from './Results.module.css';

/** The rows as cards, with a skeleton of their shape until they are there. */
export const Cards = ({ rows }: { rows: Loaded<TablePage | undefined> }) => {
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
