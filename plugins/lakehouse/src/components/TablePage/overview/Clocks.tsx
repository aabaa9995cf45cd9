import type { TableDetail } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { RelativeTime } from '../../shared';
import styles from './Trust.module.css';

const CLOCKS = [
  'eventTime',
  'loadTime',
  'lastDataChange',
  'lastCommit',
] as const;

/** The four clocks side by side; the one that the verdict rests on is marked. */
export const Clocks = (props: {
  clocks: TableDetail['clocks'];
  deciding: TableDetail['freshness']['clock'];
}) => {
  const t = useTexts();
  const { clocks, deciding } = props;
  const times = { ...clocks, lastDataChange: clocks.lastDataChange?.at };
  return (
    <dl className={styles.clocks}>
      {CLOCKS.map(clock => (
        <div
          key={clock}
          className={styles.clock}
          data-deciding={clock === deciding}
          title={t(`clockHint.${clock}`)}
        >
          <dt>{t(`clock.${clock}`)}</dt>
          <dd>
            {times[clock] ? (
              <RelativeTime at={times[clock]} parts={2} />
            ) : (
              <small>{t('table.trust.none')}</small>
            )}
          </dd>
          {clock === deciding && (
            <dd>
              <small>▸ {t('table.trust.deciding')}</small>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
};
