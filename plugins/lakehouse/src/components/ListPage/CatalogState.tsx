import type { CatalogStatus } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { formatDuration, formatExactTime } from '../../lib/units';
import styles from './ListHead.module.css';

/** How the last sync of a catalog went; why, when it was not complete. */
export const CatalogState = ({ catalog }: { catalog: CatalogStatus }) => {
  const t = useTexts();
  const now = useNow();
  const { outcome, reason, lastSuccessAt } = catalog;
  const age = lastSuccessAt
    ? t('time.ago', {
        age: formatDuration(now - Date.parse(lastSuccessAt), 1),
      })
    : t('time.never');
  const exact = lastSuccessAt
    ? t('list.catalog.lastSuccess', { time: formatExactTime(lastSuccessAt) })
    : undefined;
  return (
    <li title={exact} className={styles.catalog}>
      <strong>{catalog.title}</strong> {t(`list.catalog.${outcome}`, { age })}
      {reason && outcome !== 'complete' && `: ${reason}`}
    </li>
  );
};
