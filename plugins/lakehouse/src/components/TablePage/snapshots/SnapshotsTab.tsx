import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { useSnapshots } from '../../../hooks/useSnapshots';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { Empty, Panel, PanelError } from '../../shared';
import type { TabProps } from '../tabProps';
import { ComparisonPanel } from './ComparisonPanel';
import { PickedSnapshot } from './PickedSnapshot';
import { SnapshotProblem } from './SnapshotProblem';
import { SnapshotTable } from './SnapshotTable';
import { Timeline } from './Timeline';
import { usePicked } from './usePicked';

/** The timeline draws so many, the newest ones. */
const DRAWN = 200;

/** The history of the table, drawn and listed; the picked snapshot is in the address. */
export const SnapshotsTab = ({ table }: TabProps) => {
  const t = useTexts();
  const [params, change] = useQueryParams();
  const history = useSnapshots(table.ref, table.metadataLocation);
  const { value, error, reload, showOlder, loading } = history;
  const picked = params.get('snapshot');
  const pick = (id: string) => change({ snapshot: id === picked ? null : id });
  const compared = (params.get('compare') ?? '').split('..').filter(Boolean);
  const compare = (id: string) => {
    const next = compared.includes(id)
      ? compared.filter(each => each !== id)
      : [...compared.slice(-1), id];
    change({ compare: next.join('..') });
  };
  const shown = usePicked(table.ref, picked, value?.items);

  const drawn = useMemo(() => value?.items.slice(0, DRAWN) ?? [], [value]);

  if (error && !value) return <PanelError error={error} onRetry={reload} />;
  if (!value) return <Skeleton width="100%" height="24rem" />;
  if (value.items.length === 0) {
    return (
      <Empty
        title={t('table.snapshots.empty')}
        text={t('table.snapshots.emptyText')}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      {error && <PanelError error={error} onRetry={reload} />}
      <Panel title={t('table.snapshots.timeline')}>
        <Text as="p" color="secondary" variant="body-small">
          {t('table.snapshots.timelineHint')}
        </Text>
        {value.total > DRAWN && (
          <Text as="p" color="secondary" variant="body-small">
            {t('table.snapshots.timelineCut', {
              amount: formatCount(Math.min(DRAWN, value.items.length)),
              total: formatCount(value.total),
            })}
          </Text>
        )}
        <Timeline
          snapshots={drawn}
          refs={table.refs}
          picked={picked}
          onPick={pick}
        />
      </Panel>
      {compared.length === 2 && (
        <ComparisonPanel
          tableRef={table.ref}
          from={compared[0]}
          to={compared[1]}
          onClose={() => change({ compare: null })}
        />
      )}
      {picked && shown.error && (
        <SnapshotProblem
          id={picked}
          error={shown.error}
          onRetry={shown.reload}
        />
      )}
      {shown.value && (
        <PickedSnapshot
          table={table}
          snapshot={shown.value}
          onClose={() => change({ snapshot: null })}
        />
      )}
      <Panel title={t('table.tab.snapshots')}>
        <Text as="p" color="secondary" variant="body-small">
          {compared.length === 1
            ? t('table.snapshots.compareSecond', { id: compared[0] })
            : t('table.snapshots.compareHint')}
        </Text>
        <SnapshotTable
          snapshots={value.items}
          currentId={table.currentSnapshotId}
          picked={picked}
          onPick={pick}
          compared={compared}
          onCompare={compare}
        />
        <Flex justify="between" align="center" mt="3">
          <Text color="secondary" variant="body-small">
            {t('table.snapshots.shown', {
              shown: formatCount(value.items.length),
              total: formatCount(value.total),
            })}
          </Text>
          {value.more && (
            <Button
              size="small"
              variant="secondary"
              isPending={loading}
              onPress={showOlder}
            >
              {t('table.snapshots.older')}
            </Button>
          )}
        </Flex>
      </Panel>
    </Flex>
  );
};
