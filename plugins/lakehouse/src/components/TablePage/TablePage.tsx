import { useApi } from '@backstage/core-plugin-api';
import { Container } from '@backstage/ui';
import { Navigate, useLocation, useParams } from 'react-router-dom';
import { lakehouseApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import {
  TABLE_TABS,
  useTableHref,
  type TableTab,
} from '../../hooks/useTableHref';
import { problemOf } from '../../lib/problem';
import { PanelError } from '../shared';
import { NotFound } from './NotFound';
import { TableHeader } from './TableHeader';
import { TableSkeleton } from './TableSkeleton';
import { TableTabs } from './TableTabs';

const REFRESH_MS = 30_000;

function tabOf(text: string): TableTab {
  return TABLE_TABS.find(tab => tab === text) ?? 'overview';
}

/** The tab of the address. `strayed` says that the address is not quite that of a tab, so that none would be open. */
function useTab() {
  const { '*': rest = '' } = useParams();
  const { pathname } = useLocation();
  const text = rest.replace(/\/+$/, '');
  const tab = tabOf(text);
  return {
    tab,
    strayed: pathname.endsWith('/') || (text !== '' && text !== tab),
  };
}

/** Can I trust this table, and how do I use it. */
export const TablePage = () => {
  const { catalog = '', table = '' } = useParams();
  const { tab, strayed } = useTab();
  const { search } = useLocation();
  const tableHref = useTableHref();
  const ref = `${catalog}/${table}`;
  const api = useApi(lakehouseApiRef);
  const detail = useLoad(ref, signal => api.getTable(ref, { signal }), {
    refreshMs: REFRESH_MS,
    forget: true,
  });
  const { value, error } = detail;
  if (strayed) return <Navigate to={tableHref(ref, tab) + search} replace />;
  if (!value && error && problemOf(error).name === 'NotFoundError')
    return <NotFound tableRef={ref} />;
  return (
    <Container>
      {error && <PanelError error={error} onRetry={detail.reload} />}
      {!value && !error && <TableSkeleton />}
      {value && (
        <>
          <TableHeader table={value} onChanged={detail.reload} />
          <TableTabs table={value} tab={tab} />
        </>
      )}
    </Container>
  );
};
