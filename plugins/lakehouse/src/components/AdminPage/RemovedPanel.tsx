import { Button } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  RemovedTable,
  RemovedTablePage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Action } from '../../hooks/useAction';
import type { usePages } from '../../hooks/usePages';
import { useTexts } from '../../hooks/useTexts';
import { RelativeTime } from '../shared';
import { DataTable, type Head } from './DataTable';
import { LoadedPanel } from './LoadedPanel';
import { Nothing } from './Nothing';

interface RemovedPanelProps {
  removed: ReturnType<typeof usePages<RemovedTablePage>>;
  /** Undefined for those who may not. */
  restore?: Action<[id: string]>;
}

const RemovedRow = (props: {
  table: RemovedTable;
  restore: RemovedPanelProps['restore'];
}) => {
  const t = useTexts();
  const { table, restore } = props;
  const { id, ref, removedBy } = table;
  return (
    <tr>
      <th scope="row">{ref}</th>
      <td>
        <RelativeTime at={table.removedAt} />
      </td>
      <td>
        {removedBy?.startsWith('user:') ? (
          <EntityRefLink entityRef={removedBy} hideIcon />
        ) : (
          removedBy ?? t('admin.removed.sync')
        )}
      </td>
      <td>
        <RelativeTime at={table.forgottenAt} />
      </td>
      {restore && (
        <td>
          <Button
            size="small"
            variant="secondary"
            isDisabled={restore.pending}
            aria-label={t('admin.removed.restoreOf', { table: ref })}
            onPress={() => restore.run(id)}
          >
            {t('admin.removed.restore')}
          </Button>
        </td>
      )}
    </tr>
  );
};

/** Removed tables, as long as they can be restored. */
export const RemovedPanel = ({ removed, restore }: RemovedPanelProps) => {
  const t = useTexts();
  const keys = ['table', 'removed', 'by', 'forgotten'] as const;
  const heads: Head[] = keys.map(key => ({ label: t(`admin.removed.${key}`) }));
  if (restore) heads.push({ label: t('admin.removed.restore') });
  return (
    <LoadedPanel
      title={t('admin.removed.title')}
      loaded={removed}
      failure={restore}
    >
      {({ items, more }) =>
        items.length === 0 ? (
          <Nothing title={t('admin.removed.none')}>
            {t('admin.removed.noneText')}
          </Nothing>
        ) : (
          <>
            <DataTable label={t('admin.removed.title')} heads={heads}>
              {items.map(table => (
                <RemovedRow key={table.id} table={table} restore={restore} />
              ))}
            </DataTable>
            {more && (
              <div>
                <Button variant="secondary" onPress={removed.showOlder}>
                  {t('admin.removed.older')}
                </Button>
              </div>
            )}
          </>
        )
      }
    </LoadedPanel>
  );
};
