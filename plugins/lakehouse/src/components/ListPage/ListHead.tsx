import { ButtonLink, Link, Skeleton } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  lakehouseCatalogInspectPermission,
  type Overview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Loaded } from '../../hooks/useLoad';
import { useListHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { formatCount } from '../../lib/units';
import { adminRouteRef, createFromTemplateRouteRef } from '../../routes';
import { PanelError } from '../shared';
import { CatalogState } from './CatalogState';
import styles from './ListHead.module.css';

/** Leads to the template; without a scaffolder in the app there is no button. */
export const OnboardButton = () => {
  const t = useTexts();
  const templateRoute = useRouteRef(createFromTemplateRouteRef);
  if (!templateRoute) return null;
  const href = templateRoute({
    namespace: 'default',
    templateName: 'onboard-source',
  });
  return (
    <ButtonLink href={href} variant="primary" iconStart={<RiAddLine />}>
      {t('list.onboard')}
    </ButtonLink>
  );
};

/** Leads those who may to how catalogs are synced. */
const AdminLink = () => {
  const t = useTexts();
  const adminRoute = useRouteRef(adminRouteRef);
  const { allowed } = usePermission({
    permission: lakehouseCatalogInspectPermission,
  });
  return allowed ? (
    <li>
      <Link href={adminRoute()}>{t('admin.open')}</Link>
    </li>
  ) : null;
};

/** Counts that lead to the tables they count; a zero is left out. */
const Counts = ({ overview }: { overview: Overview }) => {
  const t = useTexts();
  const listHref = useListHref();
  const { late, unreadable, missing = 0, withoutOwner } = overview;
  const text = (key: 'late' | 'unreadable' | 'missing' | 'withoutOwner') =>
    t(`list.counts.${key}`, { amount: formatCount(overview[key] ?? 0) });
  return (
    <ul className={styles.counts}>
      <li>
        {t('list.counts.tables', {
          count: overview.tables,
          amount: formatCount(overview.tables),
        })}
      </li>
      {late > 0 && (
        <li>
          <Link href={listHref({ view: 'late' })}>{text('late')}</Link>
        </li>
      )}
      {unreadable > 0 && (
        <li>
          <Link href={listHref({ state: 'unreadable' })}>
            {text('unreadable')}
          </Link>
        </li>
      )}
      {missing > 0 && (
        <li>
          <Link href={listHref({ state: 'missing' })}>{text('missing')}</Link>
        </li>
      )}
      {withoutOwner > 0 && (
        <li>
          <Link href={listHref({ view: 'withoutOwner' })}>
            {text('withoutOwner')}
          </Link>
        </li>
      )}
    </ul>
  );
};

/** What there is, how it stands, and when it was looked at last. */
export const ListHead = ({ overview }: { overview: Loaded<Overview> }) => {
  const t = useTexts();
  const { value, error, reload } = overview;
  return (
    <>
      {error && !value && <PanelError error={error} onRetry={reload} />}
      {!error && !value && <Skeleton width="22rem" height="1.25rem" />}
      {value && (
        <>
          <Counts overview={value} />
          <ul className={styles.catalogs} aria-label={t('list.catalog.region')}>
            {value.catalogs.map(catalog => (
              <CatalogState key={catalog.id} catalog={catalog} />
            ))}
            <AdminLink />
          </ul>
        </>
      )}
    </>
  );
};
