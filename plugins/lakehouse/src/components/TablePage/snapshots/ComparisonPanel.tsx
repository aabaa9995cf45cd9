import { useApi } from '@backstage/core-plugin-api';
import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import type { SnapshotComparison } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import { useTexts } from '../../../hooks/useTexts';
import { formatBytes, formatCount } from '../../../lib/units';
import type { Texts } from '../../../translation';
import { Facts, Panel, PanelError } from '../../shared';
import { ChangeList } from '../schema/ChangeList';
import { ChainList, ChainSums } from './Chain';
import { operationKey } from './operation';

function relationText(found: SnapshotComparison, t: Texts): string {
  const { relation, chain, commonAncestorId } = found;
  if (relation === 'descends' && chain) {
    const amount = formatCount(chain.commits);
    const changing = formatCount(chain.changing);
    const operations = Object.entries(chain.operations).map(
      ([operation, count]) =>
        t('table.snapshots.comparison.operation', {
          amount: formatCount(count),
          word: t(
            `table.snapshots.operationWord.${operationKey({ operation })}`,
          ),
        }),
    );
    return `${t('table.snapshots.comparison.commits', {
      count: chain.commits,
      amount,
      changing,
    })} ${operations.join(', ')}.`;
  }
  if (relation === 'diverged') {
    return commonAncestorId
      ? t('table.snapshots.comparison.diverged', { id: commonAncestorId })
      : t('table.snapshots.comparison.apart');
  }
  return relation === 'same'
    ? t('table.snapshots.comparison.same')
    : t('table.snapshots.comparison.unknown');
}

/** `100 → 120 (+20)`; null where one of them does not say. */
function totalText({
  what,
  from,
  to,
}: SnapshotComparison['totals'][number]): string | null {
  if (from === null || to === null) return null;
  const format = what === 'bytes' ? formatBytes : formatCount;
  const sign = to < from ? '−' : '+';
  return `${format(from)} → ${format(to)} (${sign}${format(
    Math.abs(to - from),
  )})`;
}

const Found = ({ found }: { found: SnapshotComparison }) => {
  const t = useTexts();
  const { totals, schema, chain } = found;
  return (
    <Flex direction="column" gap="3">
      <Text as="p">{relationText(found, t)}</Text>
      <Facts
        facts={totals.map(total => [
          t(`table.snapshots.comparison.${total.what}`),
          totalText(total),
        ])}
      />
      {chain && <ChainSums chain={chain} />}
      <Text as="h4" weight="bold">
        {t('table.snapshots.comparison.schema')}
      </Text>
      {schema?.length ? (
        <ChangeList changes={schema} />
      ) : (
        <Text as="p" color="secondary">
          {schema
            ? t('table.snapshots.comparison.schemaSame')
            : t('table.snapshots.comparison.schemaUnknown')}
        </Text>
      )}
      {chain && <ChainList chain={chain} />}
    </Flex>
  );
};

/** What lies between two snapshots, from the older to the newer. */
export const ComparisonPanel = (props: {
  tableRef: string;
  from: string;
  to: string;
  onClose: () => void;
}) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const { tableRef, from, to, onClose } = props;
  const { value, error, reload } = useLoad(
    `${tableRef} ${from} ${to}`,
    signal => api.compareSnapshots(tableRef, { from, to }, { signal }),
    { forget: true },
  );
  return (
    <Panel
      title={t('table.snapshots.comparison.title', {
        from: value?.from.id ?? from,
        to: value?.to.id ?? to,
      })}
      action={
        <Button size="small" variant="tertiary" onPress={onClose}>
          {t('table.snapshots.close')}
        </Button>
      }
    >
      {error && <PanelError error={error} onRetry={reload} />}
      {!value && !error && <Skeleton width="100%" height="8rem" />}
      {value && <Found found={value} />}
    </Panel>
  );
};
