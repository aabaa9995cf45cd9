import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button, Flex, Skeleton } from '@backstage/ui';
import type { LineageGraph } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { Empty, Panel, PanelError } from '../../shared';
import type { TabProps } from '../tabProps';
import { EdgeList } from './EdgeList';
import { Graph } from './Graph';
import { LineageBar } from './LineageBar';
import { useLineageState } from './useLineageState';

function counts(graph: LineageGraph) {
  const up = graph.nodes.filter(node => node.distance < 0).length;
  const down = graph.nodes.filter(node => node.distance > 0).length;
  return { up: formatCount(up), down: formatCount(down) };
}

/** What the table is made from and what is made from it. */
export const LineageTab = ({ table }: TabProps) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const [state, actions] = useLineageState();
  const { depth, direction, maxNodes, view, why } = state;
  const query = { depth, direction, maxNodes };
  const { value, error, reload } = useLoad(
    JSON.stringify([table.ref, query]),
    signal => api.getLineage(table.ref, query, { signal }),
  );
  const explained = value?.edges.filter(edge => edge.to === why) ?? [];
  return (
    <Flex direction="column" gap="4">
      <LineageBar state={state} actions={actions} />
      {error && <PanelError error={error} onRetry={reload} />}
      {!value && !error && <Skeleton width="100%" height="24rem" />}
      {/* Cut by depth shows as "+n more" at the nodes; this is about their number. */}
      {value?.truncated && value.nodes.length >= maxNodes && (
        <Alert
          status="info"
          description={t('table.lineage.truncated', {
            amount: formatCount(value.nodes.length),
          })}
          customActions={
            <Button size="small" variant="secondary" onPress={actions.showMore}>
              {t('table.lineage.showMore')}
            </Button>
          }
        />
      )}
      {value && value.edges.length === 0 && (
        <Empty
          title={t('table.lineage.none')}
          text={t('table.lineage.noneText')}
        />
      )}
      {value && value.edges.length > 0 && view === 'graph' && (
        <Graph
          graph={value}
          label={t('table.lineage.graphLabel', {
            table: table.name,
            ...counts(value),
          })}
          selected={why}
          onSelect={id => actions.change({ why: id === why ? null : id })}
        />
      )}
      {value && value.edges.length > 0 && view === 'list' && (
        <Panel title={t('table.lineage.edges')}>
          <EdgeList graph={value} />
        </Panel>
      )}
      {value && view === 'graph' && explained.length > 0 && (
        <Panel title={t('table.lineage.whySelected')}>
          <EdgeList graph={value} edges={explained} />
        </Panel>
      )}
    </Flex>
  );
};
