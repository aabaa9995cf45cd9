import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import type { TableDetail } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useNow } from '../../hooks/useNow';
import { useTableHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { statusKind } from '../../lib/status';
import { formatCount } from '../../lib/units';
import { verdictText } from '../../lib/verdict';
import {
  Bytes,
  Facts,
  Panel,
  PanelError,
  RelativeTime,
  Scope,
  Status,
} from '../shared';
import { useEntityTable } from './useEntityTable';

const Summary = ({ table }: { table: TableDetail }) => {
  const t = useTexts();
  const now = useNow();
  const { rows, bytes, files } = table;
  return (
    <Flex direction="column" gap="3">
      <Status kind={statusKind(table)} />
      <Text as="p">{verdictText(table, now, t).sentence}</Text>
      <Facts
        facts={[
          [
            t('list.column.changed'),
            <RelativeTime key="c" at={table.changedAt} />,
          ],
          [t('list.column.rows'), rows === null ? null : formatCount(rows)],
          [
            t('list.column.size'),
            bytes === null ? null : <Bytes key="b" value={bytes} />,
          ],
          [
            t('table.size.files'),
            typeof files === 'number' ? formatCount(files) : null,
          ],
        ]}
      />
    </Flex>
  );
};

/** The table behind an entity in short: verdict, last change, size. */
export const EntityTableCard = () => {
  const t = useTexts();
  const tableHref = useTableHref();
  const { ref, table } = useEntityTable();
  const { value, error, reload } = table;
  return (
    <Scope>
      <Panel
        title={t('entity.cardTitle')}
        action={ref && <Link href={tableHref(ref)}>{t('entity.open')}</Link>}
      >
        {error && !value && <PanelError error={error} onRetry={reload} />}
        {!value && !error && ref && <Skeleton width="100%" height="8rem" />}
        {!ref && <Text as="p">{t('entity.noRefText')}</Text>}
        {value && <Summary table={value} />}
      </Panel>
    </Scope>
  );
};
