import { Button } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import type {
  CatalogStatus,
  Overview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Action } from '../../hooks/useAction';
import type { Loaded } from '../../hooks/useLoad';
import { useTexts } from '../../hooks/useTexts';
import { Empty, RelativeTime } from '../shared';
import { DataTable, type Head } from './DataTable';
import { LoadedPanel } from './LoadedPanel';
import { Outcome } from './Outcome';
import styles from './Admin.module.css';

interface CatalogsPanelProps {
  overview: Loaded<Overview>;
  /** Undefined for those who may not. */
  refresh?: Action<[catalog: string]>;
}

const CatalogRow = (props: {
  catalog: CatalogStatus;
  refresh: CatalogsPanelProps['refresh'];
}) => {
  const t = useTexts();
  const { catalog, refresh } = props;
  const { id, title, outcome, reason } = catalog;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Outcome kind={outcome} />
      </td>
      <td>
        <RelativeTime at={catalog.lastRunAt} />
      </td>
      <td>
        <RelativeTime at={catalog.lastSuccessAt} />
      </td>
      <td className={styles.wrap}>{reason ?? '–'}</td>
      {refresh && (
        <td>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiRefreshLine />}
            isDisabled={refresh.pending}
            aria-label={t('admin.catalogs.refreshOf', { catalog: title })}
            onPress={() => refresh.run(id)}
          >
            {t('admin.catalogs.refresh')}
          </Button>
        </td>
      )}
    </tr>
  );
};

/** The catalogs with their last run, and the button that starts the next. */
export const CatalogsPanel = ({ overview, refresh }: CatalogsPanelProps) => {
  const t = useTexts();
  const keys = ['name', 'outcome', 'lastRun', 'lastSuccess', 'reason'] as const;
  const heads: Head[] = keys.map(key => ({
    label: t(`admin.catalogs.${key}`),
  }));
  if (refresh) heads.push({ label: t('admin.catalogs.actions') });
  return (
    <LoadedPanel
      title={t('admin.catalogs.title')}
      loaded={overview}
      failure={refresh}
    >
      {({ catalogs }) =>
        catalogs.length === 0 ? (
          <Empty
            title={t('admin.catalogs.none')}
            text={t('admin.catalogs.noneText')}
          />
        ) : (
          <DataTable label={t('admin.catalogs.title')} heads={heads}>
            {catalogs.map(catalog => (
              <CatalogRow
                key={catalog.id}
                catalog={catalog}
                refresh={refresh}
              />
            ))}
          </DataTable>
        )
      }
    </LoadedPanel>
  );
};
