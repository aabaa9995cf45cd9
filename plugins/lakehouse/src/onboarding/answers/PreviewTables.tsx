import { Text } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { changeTable, findingsAbout } from '../spec';
import { useOnboardingTexts } from '../translation';
import { Findings } from './Findings';
import { Section } from './Section';
import { TableRow } from './TableRow';
import styles from './PreviewTables.module.css';
import type { SectionProps } from './types';

/** The tables that were found: all of them are in; what was inferred can be changed, and says why it was. */
export const PreviewTables = (
  props: SectionProps & { tables: PreviewTable[] },
) => {
  const { answers, change, tables, findings } = props;
  const t = useOnboardingTexts();
  if (tables.length === 0) return null;
  const selected = tables.filter(table => table.selected !== false);
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
      <ul className={styles.tables}>
        {tables.map(table => (
          <TableRow
            key={table.name}
            table={table}
            touched={answers.tables?.some(({ name }) => name === table.name)}
            onChange={part =>
              change(old => changeTable(old, { ...part, name: table.name }))
            }
          />
        ))}
      </ul>
    </Section>
  );
};
