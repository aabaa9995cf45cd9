import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { useTexts } from '../../../hooks/useTexts';
import { formatExactTime } from '../../../lib/units';
import { Panel } from '../../shared';
import type { TabProps } from '../tabProps';
import { EngineTexts } from './EngineTexts';

const LOOKED_THROUGH = 500;

/** Every query text, pinned to the snapshot of the address or to the current one. */
export const QueriesTab = ({ table }: TabProps) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const [params, change] = useQueryParams();
  const { ref, currentSnapshotId, metadataLocation } = table;
  const picked = params.get('snapshot');
  const { value } = useLoad(`${ref} ${metadataLocation}`, signal =>
    api.listSnapshots(ref, { limit: LOOKED_THROUGH }, { signal }),
  );
  const wanted = picked ?? currentSnapshotId;
  const snapshot = value?.items.find(({ id }) => id === wanted);
  return (
    <Panel title={t('table.query.title')}>
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
