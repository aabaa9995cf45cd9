import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { useTexts } from '../../../hooks/useTexts';
import { formatExactTime } from '../../../lib/units';
import { Panel } from '../../shared';
import { SnapshotProblem } from '../snapshots/SnapshotProblem';
import type { TabProps } from '../tabProps';
import { EngineTexts } from './EngineTexts';

/** Every query text, pinned to the snapshot of the address or to the current one. */
export const QueriesTab = ({ table }: TabProps) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const [params, change] = useQueryParams();
  const { ref, currentSnapshotId, metadataLocation } = table;
  const picked = params.get('snapshot');
  const wanted = picked ?? currentSnapshotId;
  const loaded = useLoad(
    `${ref} ${metadataLocation} ${wanted}`,
    async signal =>
      wanted === null ? null : api.getSnapshot(ref, wanted, { signal }),
    { forget: true },
  );
  const snapshot = loaded.value ?? undefined;
  return (
    <Panel title={t('table.query.title')}>
      {picked && loaded.error && (
        <SnapshotProblem
          id={picked}
          error={loaded.error}
          onRetry={loaded.reload}
        />
      )}
      <Alert
        status="info"
        description={
          picked && snapshot
            ? t('table.query.pinned', {
                id: snapshot.id,
                time: formatExactTime(snapshot.at),
              })
            : t('table.query.current')
        }
        customActions={
          picked && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => change({ snapshot: null })}
            >
              {t('table.query.unpin')}
            </Button>
          )
        }
        mb="4"
      />
      <EngineTexts table={table} snapshot={snapshot} />
    </Panel>
  );
};
