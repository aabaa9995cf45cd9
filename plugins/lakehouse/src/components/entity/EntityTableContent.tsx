import { Container } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { Empty, PanelError, Scope } from '../shared';
import { OverviewTab } from '../TablePage/overview';
import { TableHeader } from '../TablePage/TableHeader';
import { TableSkeleton } from '../TablePage/TableSkeleton';
import { useEntityTable } from './useEntityTable';

/** The tab of an entity: head and overview of its table; the rest is a link away. */
export const EntityTableContent = () => {
  const t = useTexts();
  const { ref, table } = useEntityTable();
  const { value, error, reload } = table;
  if (!ref) {
    return <Empty title={t('entity.noRef')} text={t('entity.noRefText')} />;
  }
  return (
    <Scope>
      <Container>
        {error && !value && <PanelError error={error} onRetry={reload} />}
        {!value && !error && <TableSkeleton />}
        {value && (
          <>
            <TableHeader table={value} />
            <OverviewTab table={value} />
          </>
        )}
      </Container>
    </Scope>
  );
};
