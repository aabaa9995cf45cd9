import { useApi } from '@backstage/core-plugin-api';
import { Container } from '@backstage/ui';
import { trimEnd } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useParams } from 'react-router-dom';
import { lakehouseApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { TABLE_TABS, type TableTab } from '../../hooks/useTableHref';
import { problemOf } from '../../lib/problem';
import { PanelError } from '../shared';
import { NotFound } from './NotFound';
import { TableHeader } from './TableHeader';
import { TableSkeleton } from './TableSkeleton';
import { TableTabs } from './TableTabs';

const REFRESH_MS = 30_000;

/** The tab that the rest of an address names; a slash too many, or a tab that there is not, leads to one all the same. */
function tabOf(rest: string): TableTab {
  const text = trimEnd(rest, '/');
  return TABLE_TABS.find(tab => tab === text) ?? 'overview';
}

/** Can I trust this table, and how do I use it. */
export const TablePage = () => {
  const { catalog = '', table = '', '*': rest = '' } = useParams();
  const ref = `${catalog}/${table}`;
  const api = useApi(lakehouseApiRef);
  const detail = useLoad(ref, signal => api.getTable(ref, { signal }), {
    refreshMs: REFRESH_MS,
    forget: true,
  });
  const { value, error } = detail;
  if (!value && error && problemOf(error).name === 'NotFoundError')
    return <NotFound tableRef={ref} />;
  return (
    <Container>
      {error && <PanelError error={error} onRetry={detail.reload} />}
      {!value && !error && <TableSkeleton />}
      {value && (
        <>
          <TableHeader table={value} onChanged={detail.reload} />
          <TableTabs table={value} tab={tabOf(rest)} />
        </>
      )}
    </Container>
  );
};
