import { Alert, Text } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useCallback } from 'react';
import type { SectionProps } from '../answers/types';
import { changeTable, type TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import styles from './Drift.module.css';
import { DriftTable } from './DriftTable';

/** Tables that differ; one that is retired is no concern any more. */
const driftedOf = (tables: PreviewTable[]) =>
  tables.filter(one => one.selected !== false && one.drift?.length);

/** How much differs between database and contract, or that they agree. */
export const Summary = ({ tables }: { tables: PreviewTable[] }) => {
  const t = useOnboardingTexts();
  const added = tables.filter(one => one.inDatabase === 'new').length;
  const drifted = driftedOf(tables).length;
  if (added === 0 && drifted === 0) {
    return <Alert status="success" icon title={t('drift.none')} />;
  }
  return (
    <>
      {added > 0 && (
        <Text as="p" className={styles.text}>
          {t('drift.added', { count: added, number: String(added) })}
        </Text>
      )}
      {drifted > 0 && (
        <Text as="p" className={styles.text}>
          {t('drift.drifted', { count: drifted, number: String(drifted) })}
        </Text>
      )}
    </>
  );
};

/** What differs, table by table, and whether it comes in. */
export const Differences = (
  props: Pick<SectionProps, 'change'> & { tables: PreviewTable[] },
) => {
  const { change, tables } = props;
  const t = useOnboardingTexts();
  const changeOne = useCallback(
    (one: TableChange) => change(old => changeTable(old, one)),
    [change],
  );
  const drifted = driftedOf(tables);
  if (drifted.length === 0) return null;
  return (
    // Scrolls when it is long, so the keyboard has to reach it.
    <ul
      className={styles.tables}
      aria-label={t('drift.list')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {drifted.map(table => (
        <DriftTable key={table.name} table={table} onChange={changeOne} />
      ))}
    </ul>
  );
};
