import { Alert, Text } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useCallback } from 'react';
import type { SectionProps } from '../answers/types';
import { changeTable, type TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import styles from './Drift.module.css';
import { DriftTable } from './DriftTable';

/** What was found by comparing the database with the contract, or that they agree. Retired tables are no concern any more. */
export const Differences = (
  props: Pick<SectionProps, 'change'> & { tables: PreviewTable[] },
) => {
  const { change, tables } = props;
  const t = useOnboardingTexts();
  const changeOne = useCallback(
    (one: TableChange) => change(old => changeTable(old, one)),
    [change],
  );
  const added = tables.filter(one => one.inDatabase === 'new').length;
  const drifted = tables.filter(
    one => one.selected !== false && one.drift?.length,
  );
  if (added === 0 && drifted.length === 0) {
    return <Alert status="success" icon title={t('drift.none')} />;
  }
  return (
    <>
      {added > 0 && (
        <Text>{t('drift.added', { count: added, number: String(added) })}</Text>
      )}
      {drifted.length > 0 && (
        <>
          <Text>
            {t('drift.drifted', {
              count: drifted.length,
              number: String(drifted.length),
            })}
          </Text>
          {/* Scrolls when it is long, so the keyboard has to reach it. */}
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
        </>
      )}
    </>
  );
};
