import { Text } from '@backstage/ui';
import type { PartitionSpecItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import type { Texts } from '../../../translation';
import { Panel } from '../../shared';
import type { TabProps } from '../tabProps';

function specText(spec: PartitionSpecItem, first: boolean, t: Texts): string {
  const text = spec.text ?? t('table.schema.notPartitioned');
  if (spec.current) return t('table.schema.specNow', { text });
  return t(first ? 'table.schema.specFirst' : 'table.schema.specLater', {
    text,
  });
}

/** How the table is laid out on disk, and was, in words. */
export const LayoutPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const { partitionText, partitionSpecs = [], sortFields } = table;
  const sorted = sortFields
    .map(({ sourceColumn, transform }) =>
      transform === 'identity' ? sourceColumn : `${transform}(${sourceColumn})`,
    )
    .join(', ');
  const order = table.sortOrders?.find(({ current }) => current)?.text;
  const fallback = sorted && t('table.schema.sortOrder', { columns: sorted });
  return (
    <Panel title={t('table.schema.partitioning')}>
      <Text as="p">
        {partitionText ?? t('table.schema.notPartitioned')} {order ?? fallback}
      </Text>
      {partitionSpecs.length > 1 && (
        <>
          <Text as="h4" weight="bold">
            {t('table.schema.earlierSpecs')}
          </Text>
          <ol>
            {partitionSpecs.map((spec, index) => (
              <li key={spec.id}>{specText(spec, index === 0, t)}</li>
            ))}
          </ol>
          <Text as="p" color="secondary" variant="body-small">
            {t('table.schema.specHint')}
          </Text>
        </>
      )}
    </Panel>
  );
};
