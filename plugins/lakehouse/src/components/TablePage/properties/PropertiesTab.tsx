import { Flex, SearchField, Text } from '@backstage/ui';
import { useState } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { toCsv } from '../../../lib/csv';
import { CopyButton, CopyIcon, LongTable, Panel } from '../../shared';
import type { TabProps } from '../tabProps';

const ROW_HEIGHT = 42;

/** The properties as the metadata has them, secrets masked; plain text, whatever is in them. */
export const PropertiesTab = ({ table }: TabProps) => {
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
        <SearchField
          size="small"
          aria-label={t('table.properties.filter')}
          placeholder={t('table.properties.filter')}
          value={filter}
          onChange={setFilter}
        />
        <LongTable
          label={t('table.properties.title')}
          heads={[
            { label: t('table.properties.name') },
            { label: t('table.properties.value') },
          ]}
          count={shown.length}
          rowHeight={ROW_HEIGHT}
          row={(index, attributes) => {
            const [name, value] = shown[index];
            return (
              <tr key={name} {...attributes}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  {value === '***' ? (
                    t('table.properties.masked')
                  ) : (
                    <>
                      <code>{value}</code>
                      <CopyIcon text={value} what={name} />
                    </>
                  )}
                </td>
              </tr>
            );
          }}
        />
        {shown.length === 0 && (
          <Text as="p" color="secondary">
            {t('table.properties.noMatch', { text: filter })}
          </Text>
        )}
      </Flex>
    </Panel>
  );
};
