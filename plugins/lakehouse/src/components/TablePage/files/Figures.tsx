import type { FilesReport } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatBytes, formatCount } from '../../../lib/units';
import { Facts } from '../../shared';

/** What the files add up to; kinds that the table has none of are left out. */
export const Figures = ({ report }: { report: FilesReport }) => {
  const t = useTexts();
  const { data, manifests } = report;
  const sum = ({ files, bytes, rows }: FilesReport['data']) =>
    t('table.files.sum', {
      files: formatCount(files),
      bytes: formatBytes(bytes),
      rows: formatCount(rows),
    });
  const deletes = (given: FilesReport['data']) =>
    given.files > 0 ? sum(given) : null;
  return (
    <Facts
      facts={[
        [t('table.files.data'), sum(data)],
        [
          t('table.files.average'),
          data.files > 0 ? formatBytes(data.bytes / data.files) : null,
        ],
        [t('table.files.target'), formatBytes(report.targetBytes)],
        [t('table.files.positionDeletes'), deletes(report.positionDeletes)],
        [t('table.files.equalityDeletes'), deletes(report.equalityDeletes)],
        [t('table.files.deletionVectors'), deletes(report.deletionVectors)],
        [
          t('table.files.manifests'),
          t('table.files.manifestSum', {
            total: formatCount(manifests.total),
            deletes: formatCount(manifests.deletes),
            bytes: formatBytes(manifests.bytes),
          }),
        ],
        [
          t('table.files.formats'),
          report.formats
            .map(({ format, files }) => `${format} ${formatCount(files)}`)
            .join(', '),
        ],
      ]}
    />
  );
};
