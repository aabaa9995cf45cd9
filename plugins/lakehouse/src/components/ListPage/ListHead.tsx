import { ButtonLink, Flex, Link, Skeleton, useBreakpoint } from '@backstage/ui';
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
import { adminRouteRef, onboardRouteRef, taskRouteRef } from '../../routes';
import { PanelError } from '../shared';
import { CatalogState } from './CatalogState';
import styles from './ListHead.module.css';

/** Leads to onboarding; without a scaffolder in the app there is no button. */
export const OnboardButton = () => {
  const t = useTexts();
  const onboardRoute = useRouteRef(onboardRouteRef);
  const taskRoute = useRouteRef(taskRouteRef);
  if (!taskRoute) return null;
  return (
    <ButtonLink
      href={onboardRoute()}
      variant="primary"
      iconStart={<RiAddLine />}
    >
      {t('list.onboard')}
    </ButtonLink>
  );
};

/** Leads those who may to how catalogs are synced: beside the title, where there is room, so that nothing moves when it is known who may. */
const AdminLink = (props: { as: 'button' | 'item' }) => {
  const t = useTexts();
  const adminRoute = useRouteRef(adminRouteRef);
  const wide = useBreakpoint().up('md');
  const { allowed } = usePermission({
    permission: lakehouseCatalogInspectPermission,
  });
  if (!allowed || wide !== (props.as === 'button')) return null;
  return wide ? (
    <ButtonLink href={adminRoute()} variant="tertiary">
      {t('admin.open')}
    </ButtonLink>
  ) : (
    <li>
      <Link href={adminRoute()}>{t('admin.open')}</Link>
    </li>
  );
};

/** What can be done from the list, beside its title. */
export const HeadActions = () => (
  <Flex gap="2">
    <AdminLink as="button" />
    <OnboardButton />
  </Flex>
);

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
            <AdminLink as="item" />
          </ul>
        </>
      )}
    </>
  );
};
