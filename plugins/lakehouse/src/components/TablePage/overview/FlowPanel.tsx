import { Link, Text } from '@backstage/ui';
import { useTableHref } from '../../../hooks/useTableHref';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { Panel } from '../../shared';
import type { TabProps } from '../tabProps';

/** How many tables this one is made from, and how many are made from it. */
export const FlowPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const tableHref = useTableHref();
  const { upstream = 0, downstream = 0 } = table;
  const up = { count: upstream, amount: formatCount(upstream) };
  const down = { count: downstream, amount: formatCount(downstream) };
  return (
    <Panel
      title={t('table.flow.title')}
      action={
        <Link href={tableHref(table.ref, 'lineage')}>
          {t('table.flow.open')}
        </Link>
      }
    >
      <Text as="p">
        {upstream ? t('table.flow.upstream', up) : t('table.flow.noneUp')}
        {' · '}
        {downstream
          ? t('table.flow.downstream', down)
          : t('table.flow.noneDown')}
      </Text>
    </Panel>
  );
};
