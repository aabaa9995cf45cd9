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
  const details = [
    outcome === 'complete' ? null : reason,
    lastSuccessAt &&
      t('list.catalog.lastSuccess', { time: formatExactTime(lastSuccessAt) }),
  ];
  // That a catalog waits is no fault: its reason is for the curious.
  const fault = outcome === 'failed' || outcome === 'partial';
  return (
    <li
      title={details.filter(Boolean).join('\n') || undefined}
      className={styles.catalog}
    >
      <strong>{catalog.title}</strong> {t(`list.catalog.${outcome}`, { age })}
      {fault && reason && `: ${reason}`}
    </li>
  );
};
