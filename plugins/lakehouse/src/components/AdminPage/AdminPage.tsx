import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Container, Header } from '@backstage/ui';
import {
  lakehouseCatalogInspectPermission,
  lakehouseCatalogManagePermission,
  lakehouseCatalogRefreshPermission,
  lakehouseSourceCreatePermission,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useAdmin } from '../../hooks/useAdmin';
import { useListHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { driftRouteRef } from '../../routes';
import { Empty } from '../shared';
import { TableSkeleton } from '../TablePage/TableSkeleton';
import { CatalogsPanel } from './CatalogsPanel';
import { RemovedPanel } from './RemovedPanel';
import { RunsPanel } from './RunsPanel';
import { TripsPanel } from './TripsPanel';
import styles from './Admin.module.css';

/** The parts of the page; each loads and fails on its own. */
const Panels = () => {
  const manage = usePermission({
    permission: lakehouseCatalogManagePermission,
  });
  const sync = usePermission({ permission: lakehouseCatalogRefreshPermission });
  const admin = useAdmin();
  return (
    <div className={styles.stack}>
      <CatalogsPanel
        overview={admin.overview}
        refresh={sync.allowed ? admin.refresh : undefined}
      />
      <TripsPanel
        trips={admin.trips}
        confirm={manage.allowed ? admin.confirm : undefined}
      />
      <RunsPanel runs={admin.runs} />
      <RemovedPanel
        removed={admin.removed}
        restore={manage.allowed ? admin.restore : undefined}
      />
    </div>
  );
};

/** How catalogs are synced: what was seen, what was held back, what can be restored. */
export const AdminPage = () => {
  const t = useTexts();
  const listHref = useListHref();
  const driftRoute = useRouteRef(driftRouteRef);
  const inspect = usePermission({
    permission: lakehouseCatalogInspectPermission,
  });
  const onboard = usePermission({
    permission: lakehouseSourceCreatePermission,
  });
  const links = (
    <>
      {onboard.allowed && (
        <ButtonLink href={driftRoute()} variant="secondary">
          {t('admin.drift')}
        </ButtonLink>
      )}
      <ButtonLink href={listHref()} variant="secondary">
        {t('admin.back')}
      </ButtonLink>
    </>
  );
  return (
    <>
      <Header title={t('admin.title')} customActions={links} />
      <Container>
        {inspect.loading && <TableSkeleton />}
        {!inspect.loading && !inspect.allowed && (
          <Empty title={t('admin.denied')} text={t('admin.deniedText')} />
        )}
        {inspect.allowed && <Panels />}
      </Container>
    </>
  );
};
