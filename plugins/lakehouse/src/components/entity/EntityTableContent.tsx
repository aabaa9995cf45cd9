import { Container, Flex, Link } from '@backstage/ui';
import { useTableHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { Empty, PanelError, Scope } from '../shared';
import { OverviewTab } from '../TablePage/overview';
import { TableHeader } from '../TablePage/TableHeader';
import { TableSkeleton } from '../TablePage/TableSkeleton';
import { useEntityTable } from './useEntityTable';

/** The tab of an entity: head and overview of its table; the rest is a link away. */
export const EntityTableContent = () => {
  const t = useTexts();
  const tableHref = useTableHref();
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
          <Flex direction="column" gap="4">
            <TableHeader table={value} onChanged={reload} />
            <Link href={tableHref(ref)}>{t('entity.open')}</Link>
            <OverviewTab table={value} />
          </Flex>
        )}
      </Container>
    </Scope>
  );
};
