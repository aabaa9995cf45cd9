import type { TableDetail } from '@lakehouse/backstage-plugin-lakehouse-common';

/** What every tab of a table's page is given. */
export interface TabProps {
  table: TableDetail;
}
