import { Skeleton } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { SnapshotPage } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Loaded } from '../../../hooks/useLoad';
import { useTexts } from '../../../hooks/useTexts';
import { formatBytes, formatCount } from '../../../lib/units';
import { Bytes, Count, Panel, PanelError } from '../../shared';
import type { TabProps } from '../tabProps';
import { Trend } from './Trend';
import styles from './Size.module.css';

/** Totals after each snapshot of main, oldest first; gaps are left out. */
function totals(
  page: SnapshotPage | undefined,
  total: 'totalRows' | 'totalBytes',
): number[] {
  return (page?.items ?? [])
    .filter(snapshot => snapshot.onMain)
    .map(snapshot => snapshot[total])
    .filter((value): value is number => typeof value === 'number')
    .reverse();
}

const SizeRow = (props: {
  label: string;
  values?: number[];
  format: (value: number) => string;
  children: ReactNode;
}) => {
  const t = useTexts();
  const { label, values = [], format } = props;
  const text = t('table.size.trend', {
    what: label,
    amount: String(values.length),
    from: format(values[0] ?? 0),
    to: format(values.at(-1) ?? 0),
  });
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <Trend values={values} label={text} />
      <span className={styles.value}>{props.children}</span>
    </div>
  );
};

/** Rows, bytes and files now, and how they came to be. */
export const SizePanel = (
  props: TabProps & { snapshots: Loaded<SnapshotPage> },
) => {
  const t = useTexts();
  const { table, snapshots } = props;
  const { value, error, reload } = snapshots;
  return (
    <Panel title={t('table.size.title')}>
      <div className={styles.rows}>
        {error && <PanelError error={error} onRetry={reload} />}
        {!value && !error && <Skeleton width="100%" height="5rem" />}
        {(value || error) && (
          <>
            <SizeRow
              label={t('table.size.rows')}
              values={totals(value, 'totalRows')}
              format={formatCount}
            >
              <Count value={table.rows} />
            </SizeRow>
            <SizeRow
              label={t('table.size.bytes')}
              values={totals(value, 'totalBytes')}
              format={formatBytes}
            >
              <Bytes value={table.bytes} />
            </SizeRow>
            <SizeRow label={t('table.size.files')} format={formatCount}>
              <Count value={table.files} />
            </SizeRow>
          </>
        )}
      </div>
    </Panel>
  );
};
