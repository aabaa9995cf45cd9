import { useTexts } from '../../../hooks/useTexts';
import { statusKind } from '../../../lib/status';
import { formatDuration } from '../../../lib/units';
import { UsedBar } from '../../shared';
import type { TabProps } from '../tabProps';
import styles from './Trust.module.css';

/** How much of the promised time is used; nothing without promise or clock. */
export const PromiseBar = ({ table, now }: TabProps & { now: number }) => {
  const t = useTexts();
  const { promise, at } = table.freshness;
  if (!promise || !at) return null;
  const age = Math.max(0, now - Date.parse(at));
  const share = Math.min(1, age / promise.maxAgeMs);
  const left = promise.maxAgeMs - age;
  const remaining =
    left >= 0
      ? t('table.trust.dueIn', { left: formatDuration(left) })
      : t('table.trust.over', { over: formatDuration(-left) });
  return (
    <div>
      <div
        role="meter"
        aria-label={t('table.trust.barLabel')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={remaining}
      >
        <UsedBar share={share} kind={statusKind(table)} />
      </div>
      <div className={styles.barText}>
        <span>{t('table.trust.promise', { promise: promise.text })}</span>
        <span>{remaining}</span>
      </div>
    </div>
  );
};
