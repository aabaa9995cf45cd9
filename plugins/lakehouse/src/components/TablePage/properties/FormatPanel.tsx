import { useTexts } from '../../../hooks/useTexts';
import { parentIds, schemaRows } from '../../../lib/schemaRows';
import { formatCount } from '../../../lib/units';
import { Facts, Panel } from '../../shared';
import type { TabProps } from '../tabProps';

/** Version of the table format, and what of version 3 the table makes use of, in words. */
export const FormatPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const { formatVersion, features, fields } = table;
  if (!formatVersion) return null;
  const defaults = schemaRows(fields, new Set(parentIds(fields))).filter(
    ({ field }) =>
      field.initialDefault !== undefined || field.writeDefault !== undefined,
  ).length;
  const counted = (
    key: 'deletionVectors' | 'encryptionKeys' | 'defaults',
    count: number | null = 0,
  ) =>
    count
      ? t(`table.features.${key}`, { count, amount: formatCount(count) })
      : '';
  const types = features?.types.join(', ');
  const uses = [
    features?.rowLineage && t('table.features.rowLineage'),
    counted('deletionVectors', features?.deletionVectors),
    counted('defaults', defaults),
    types && t('table.features.types', { types }),
    counted('encryptionKeys', features?.encryptionKeys),
  ].filter(Boolean);
  return (
    <Panel title={t('table.features.title')}>
      <Facts
        facts={[
          [t('table.features.version'), String(formatVersion)],
          [
            t('table.features.uses'),
            uses.length > 0 ? (
              <div key="uses">
                {uses.map(use => (
                  <div key={String(use)}>{use}</div>
                ))}
              </div>
            ) : null,
          ],
        ]}
      />
    </Panel>
  );
};
