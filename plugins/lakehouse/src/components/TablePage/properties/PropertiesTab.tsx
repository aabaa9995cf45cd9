import { Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { toCsv } from '../../../lib/csv';
import { CopyButton, FilterField, Panel } from '../../shared';
import { PROPERTY_GROUPS, propertyFacts } from '../../../lib/tableProperties';
import type { TabProps } from '../tabProps';
import { FormatPanel } from './FormatPanel';
import { PropertyTable } from './PropertyTable';

/** The properties as the metadata has them, secrets masked, known ones explained. */
const Properties = ({ table }: TabProps) => {
  const t = useTexts();
  const [filter, setFilter] = useState('');
  const all = Object.entries(table.properties).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const text = filter.trim().toLowerCase();
  const shown = all.filter(pair =>
    pair.some(each => each.toLowerCase().includes(text)),
  );
  if (all.length === 0) {
    return <Text as="p">{t('table.properties.empty')}</Text>;
  }
  return (
    <Panel
      title={t('table.properties.title')}
      action={
        <CopyButton
          text={toCsv([['property', 'value'], ...all])}
          label={t('table.schema.copyCsv')}
        />
      }
    >
      <Flex direction="column" gap="3">
        <FilterField
          label={t('table.properties.filter')}
          value={filter}
          onChange={setFilter}
        />
        {PROPERTY_GROUPS.map(group => {
          const pairs = shown.filter(
            ([name]) => propertyFacts(name).group === group,
          );
          return pairs.length > 0 ? (
            <PropertyTable key={group} group={group} pairs={pairs} />
          ) : null;
        })}
        {shown.length === 0 && (
          <Text as="p" color="secondary">
            {t('table.properties.noMatch', { text: filter })}
          </Text>
        )}
      </Flex>
    </Panel>
  );
};

/** How the table is set up: its format and its properties. */
export const PropertiesTab = ({ table }: TabProps) => (
  <Flex direction="column" gap="4">
    <FormatPanel table={table} />
    <Properties table={table} />
  </Flex>
);
