import { useTexts } from '../../../hooks/useTexts';
import styles from './Timeline.module.css';

/** What the marks mean. */
export const TimelineLegend = () => {
  const t = useTexts();
  return (
    <ul className={styles.legend}>
      <li>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <circle className={styles.change} r="6" />
        </svg>
        {t('table.snapshots.legend.change')}
      </li>
      <li>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <rect
            className={styles.noChange}
            x="-1.5"
            y="-6"
            width="3"
            height="12"
          />
        </svg>
        {t('table.snapshots.legend.noChange')}
      </li>
      <li>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <path className={styles.deciding} d="M0-7 7 0 0 7-7 0Z" />
        </svg>
        {t('table.snapshots.legend.deciding')}
      </li>
      <li>⚑ {t('table.snapshots.legend.tag')}</li>
    </ul>
  );
};
