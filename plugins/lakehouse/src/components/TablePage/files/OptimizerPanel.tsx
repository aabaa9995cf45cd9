import { Text } from '@backstage/ui';
import type {
  OptimizerItem,
  OptimizerReport,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { Facts, Panel, RelativeTime } from '../../shared';

const State = ({ item }: { item: OptimizerItem }) => {
  const t = useTexts();
  const { state, lastRun, lastRunAt, error } = item;
  if (state === 'none') return t('table.optimizer.state.none');
  return (
    <span>
      {t(`table.optimizer.state.${state}`)},{' '}
      {lastRun
        ? t('table.optimizer.lastRun', { outcome: lastRun })
        : t('table.optimizer.notRun')}{' '}
      {lastRunAt && <RelativeTime at={lastRunAt} />}
      {error && `: ${error}`}
    </span>
  );
};

/** How AWS Glue tends the table, or why it does not tell. */
export const OptimizerPanel = ({ report }: { report: OptimizerReport }) => {
  const t = useTexts();
  return (
    <Panel title={t('table.optimizer.title')}>
      {report.note && (
        <Text as="p" color="secondary">
          {report.note}
        </Text>
      )}
      <Facts
        facts={report.items.map(item => [
          t(`table.optimizer.type.${item.type}`),
          <State key={item.type} item={item} />,
        ])}
      />
    </Panel>
  );
};
