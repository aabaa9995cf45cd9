import type { FilesReport } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatBytes, formatCount } from '../../../lib/units';
import { ScrollBox } from '../../shared';
import styles from './Files.module.css';

/** Data files by size: a table whose rows carry bars, so that nothing is told by the bars alone. */
export const Histogram = ({ report }: { report: FilesReport }) => {
  const t = useTexts();
  const { histogram, targetBytes } = report;
  const most = Math.max(1, ...histogram.map(({ files }) => files));
  const range = ({ from, to }: FilesReport['histogram'][number]) => {
    if (to === null) return t('table.files.above', { from: formatBytes(from) });
    return from === 0
      ? t('table.files.below', { to: formatBytes(to) })
      : t('table.files.between', {
          from: formatBytes(from),
          to: formatBytes(to),
        });
  };
  return (
    <ScrollBox label={t('table.files.sizes')}>
      <table className={styles.table}>
        <caption>{t('table.files.sizes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.files.size')}</th>
            <th scope="col">{t('table.files.files')}</th>
            <th scope="col">{t('table.files.bytes')}</th>
          </tr>
        </thead>
        <tbody>
          {histogram.map(each => (
            <tr key={each.from}>
              <th scope="row">
                {range(each)}{' '}
                {targetBytes >= each.from &&
                  (each.to === null || targetBytes < each.to) && (
                    <strong className={styles.target}>
                      {t('table.files.isTarget')}
                    </strong>
                  )}
              </th>
              <td>
                <span className={styles.cell}>
                  <span className={styles.track} aria-hidden>
                    <span
                      className={styles.bar}
                      style={{ width: `${(each.files / most) * 100}%` }}
                    />
                  </span>
                  {formatCount(each.files)}
                </span>
              </td>
              <td>{formatBytes(each.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
