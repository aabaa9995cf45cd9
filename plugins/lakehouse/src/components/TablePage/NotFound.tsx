import { ButtonLink, Container } from '@backstage/ui';
import { useListHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { Empty } from '../shared';

/** The address names no table that the reader may see. */
export const NotFound = ({ tableRef }: { tableRef: string }) => {
  const t = useTexts();
  const listHref = useListHref();
  return (
    <Container>
      <Empty
        title={t('table.notFound', { ref: tableRef })}
        text={t('table.notFoundText')}
        action={
          <ButtonLink href={listHref()} variant="secondary">
            {t('table.back')}
          </ButtonLink>
        }
      />
    </Container>
  );
};
