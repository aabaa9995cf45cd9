import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { lazy, Suspense, useEffect, useRef } from 'react';
import {
  TABLE_TABS,
  useTableHref,
  type TableTab,
} from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { OverviewTab } from './overview';
import { TableSkeleton } from './TableSkeleton';
import type { TabProps } from './tabProps';
import styles from './TableTabs.module.css';

const SchemaTab = lazy(() => import('./schema'));
const SnapshotsTab = lazy(() => import('./snapshots'));
const FilesTab = lazy(() => import('./files'));
const LineageTab = lazy(() => import('./lineage'));
const QueriesTab = lazy(() => import('./queries'));
const PropertiesTab = lazy(() => import('./properties'));

const CONTENT = {
  overview: OverviewTab,
  schema: SchemaTab,
  snapshots: SnapshotsTab,
  files: FilesTab,
  lineage: LineageTab,
  queries: QueriesTab,
  properties: PropertiesTab,
};

/** The tabs as links, so that each has an address, and the one that is open. */
export const TableTabs = ({ table, tab }: TabProps & { tab: TableTab }) => {
  const t = useTexts();
  const tableHref = useTableHref();
  const Content = CONTENT[tab];
  const tabs = useRef<HTMLDivElement>(null);
  // Where there is no room for all tabs, the open one may lie out of sight.
  useEffect(() => {
    // The list says which one is open only once it has been drawn.
    const frame = requestAnimationFrame(() => {
      const open = tabs.current?.querySelector<HTMLElement>(
        '[aria-selected="true"]',
      );
      const box = open?.closest('[role="tablist"]')?.parentElement;
      // By hand: after scrollIntoView, the tab key would go on from here rather than from the top of the page.
      if (open && box) {
        box.scrollLeft =
          open.offsetLeft + open.offsetWidth / 2 - box.clientWidth / 2;
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [tab]);
  return (
    <div ref={tabs}>
      {/* By key, since the address of a table may be written in several ways: with a slash at the end, or with other characters escaped. */}
      <Tabs className={styles.tabs} selectedKey={tab}>
        <TabList>
          {TABLE_TABS.map(each => (
            <Tab key={each} id={each} href={tableHref(table.ref, each)}>
              {t(`table.tab.${each}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={tab} className={styles.content}>
          <Suspense fallback={<TableSkeleton />}>
            <Content table={table} />
          </Suspense>
        </TabPanel>
      </Tabs>
    </div>
  );
};
