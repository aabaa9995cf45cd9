import { Flex, Text } from '@backstage/ui';
import { useTexts } from '../../../hooks/useTexts';
import { Panel } from '../../shared';
import type { TabProps } from '../tabProps';
import { SchemaTree } from './SchemaTree';

/** The columns of the table, and how it is laid out on disk, in words. */
export const SchemaTab = ({ table }: TabProps) => {
  const t = useTexts();
  const { fields, partitionText, sortFields } = table;
  const sorted = sortFields
    .map(({ sourceColumn, transform }) =>
      transform === 'identity' ? sourceColumn : `${transform}(${sourceColumn})`,
    )
    .join(', ');
  return (
    <Flex direction="column" gap="4">
      <Panel title={t('table.schema.partitioning')}>
        <Text as="p">
          {partitionText ?? t('table.schema.notPartitioned')}{' '}
          {sorted && t('table.schema.sortOrder', { columns: sorted })}
        </Text>
      </Panel>
      <Panel title={t('table.schema.tree')}>
        {fields.length > 0 ? (
          <SchemaTree fields={fields} />
        ) : (
          <Text as="p" color="secondary">
            {t('table.schema.none')}
          </Text>
        )}
      </Panel>
    </Flex>
  );
};
