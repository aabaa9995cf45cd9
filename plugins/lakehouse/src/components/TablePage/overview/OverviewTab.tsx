import { useApi } from '@backstage/core-plugin-api';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import type { TabProps } from '../tabProps';
import { FactsPanel } from './FactsPanel';
import { FlowPanel } from './FlowPanel';
import { IdentityPanel } from './IdentityPanel';
import { QueryPanel } from './QueryPanel';
import { SizePanel } from './SizePanel';
import { TrustPanel } from './TrustPanel';
import { WhoPanel } from './WhoPanel';
import styles from './Overview.module.css';

const TREND_SNAPSHOTS = 60;

/** The first screen: whether to trust the table, and what to do with it. */
export const OverviewTab = ({ table }: TabProps) => {
  const api = useApi(lakehouseApiRef);
  const { ref, metadataLocation } = table;
  const snapshots = useLoad(`${ref} ${metadataLocation}`, signal =>
    api.listSnapshots(ref, { limit: TREND_SNAPSHOTS }, { signal }),
  );
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        <TrustPanel table={table} />
        <QueryPanel table={table} />
        <FactsPanel table={table} />
      </div>
      <div className={styles.column}>
        <WhoPanel table={table} />
        <FlowPanel table={table} />
        <SizePanel table={table} snapshots={snapshots} />
        <IdentityPanel table={table} />
      </div>
    </div>
  );
};
