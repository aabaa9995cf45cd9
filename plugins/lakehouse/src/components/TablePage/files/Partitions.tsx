import { Text } from '@backstage/ui';
import type { FilesReport } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatBytes, formatCount } from '../../../lib/units';
import { ScrollBox } from '../../shared';
import styles from './Files.module.css';

/** The partitions with the most files; nothing for tables without partitions. */
export const Partitions = ({ report }: { report: FilesReport }) => {
  const t = useTexts();
  const { partitions, partitionCount, partitionsCut } = report;
  if (partitions.length === 0) return null;
  const counts = {
    shown: formatCount(partitions.length),
    total: formatCount(partitionCount),
  };
  return (
    <>
      <ScrollBox label={t('table.files.partitions')}>
        <table className={styles.table}>
          <caption>{t('table.files.partitions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('table.files.partition')}</th>
              <th scope="col">{t('table.files.files')}</th>
              <th scope="col">{t('table.files.bytes')}</th>
              <th scope="col">{t('table.files.rows')}</th>
            </tr>
          </thead>
          <tbody>
            {partitions.map(({ partition, files, bytes, rows }) => (
              <tr key={partition}>
                <th scope="row">{partition}</th>
                <td>{formatCount(files)}</td>
                <td>{formatBytes(bytes)}</td>
                <td>{formatCount(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <Text as="p" color="secondary">
        {t(
          partitionsCut
            ? 'table.files.partitionsCut'
            : 'table.files.partitionCount',
          counts,
        )}
      </Text>
    </>
  );
};
