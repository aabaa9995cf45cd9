import { Button, Flex, SearchField, Text } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useCallback, useState } from 'react';
import { changeTable, findingsAbout, type TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import { Findings } from './Findings';
import { Section } from './Section';
import { TableList } from './TableList';
import type { SectionProps } from './types';

/** From this many on, looking for a table by its name is quicker than by eye. */
const MANY_TABLES = 15;

/** The tables that were found: all of them are in; what was inferred can be changed, and says why it was. */
export const PreviewTables = (
  props: SectionProps & { tables: PreviewTable[] },
) => {
  const { answers, change, tables, findings } = props;
  const t = useOnboardingTexts();
  const [words, setWords] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const changeOne = useCallback(
    (one: TableChange) => change(old => changeTable(old, one)),
    [change],
  );
  if (tables.length === 0) return null;
  const selected = tables.filter(table => table.selected !== false);
  const open = tables.filter(table => table.decision).length;
  const shown = tables.filter(
    table =>
      table.name.includes(words.trim().toLowerCase()) &&
      (!onlyOpen || open === 0 || table.decision),
  );
  const setAll = (isSelected: boolean) =>
    change(old =>
      shown.reduce(
        (next, { name }) => changeTable(next, { name, selected: isSelected }),
        old,
      ),
    );
  return (
    <Section
      title={t('tables.title')}
      aside={
        <Text color="secondary">
          {t('tables.count', {
            selected: String(selected.length),
            total: String(tables.length),
          })}
        </Text>
      }
    >
      <Findings findings={findingsAbout(findings, 'tables')} />
      {(tables.length > MANY_TABLES || open > 0) && (
        <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
          {tables.length > MANY_TABLES && (
            <>
              <SearchField
                aria-label={t('tables.search')}
                placeholder={t('tables.search')}
                value={words}
                onChange={setWords}
                style={{ flex: '1 1 14rem' }}
              />
              <Button
                size="small"
                variant="secondary"
                onPress={() => setAll(true)}
              >
                {t('tables.all', { number: String(shown.length) })}
              </Button>
              <Button
                size="small"
                variant="secondary"
                onPress={() => setAll(false)}
              >
                {t('tables.none', { number: String(shown.length) })}
              </Button>
            </>
          )}
          {open > 0 && (
            <Button
              size="small"
              variant="secondary"
              aria-pressed={onlyOpen}
              onPress={() => setOnlyOpen(!onlyOpen)}
            >
              {onlyOpen
                ? t('tables.showAll')
                : t('tables.toDecide', { count: open, number: String(open) })}
            </Button>
          )}
        </Flex>
      )}
      <TableList
        tables={shown}
        changed={new Set(answers.tables?.map(({ name }) => name))}
        onChange={changeOne}
      />
      {shown.length === 0 && (
        <Text color="secondary">{t('tables.noMatch')}</Text>
      )}
    </Section>
  );
};
