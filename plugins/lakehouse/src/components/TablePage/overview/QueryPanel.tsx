import { Link } from '@backstage/ui';
import { useTableHref } from '../../../hooks/useTableHref';
import { useTexts } from '../../../hooks/useTexts';
import { Panel } from '../../shared';
import { EngineTexts } from '../queries/EngineTexts';
import type { TabProps } from '../tabProps';

/** The newest rows in every engine; the other questions are a click away. */
export const QueryPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const tableHref = useTableHref();
  return (
    <Panel
      title={t('table.query.title')}
      action={
        <Link href={tableHref(table.ref, 'queries')}>
          {t('table.query.more')}
        </Link>
      }
    >
      <EngineTexts table={table} intents={['latest']} />
    </Panel>
  );
};
