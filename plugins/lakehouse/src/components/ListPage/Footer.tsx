import { ButtonIcon } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import type { TablePage } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListActions } from '../../hooks/useListState';
import { useTexts } from '../../hooks/useTexts';
import { formatCount } from '../../lib/units';
import styles from './Results.module.css';

/** How many tables match, and the way to the next page. */
export const Footer = (props: {
  page: TablePage;
  total?: number;
  actions: ListActions;
}) => {
  const t = useTexts();
  const { page, total, actions } = props;
  const { nextCursor, prevCursor } = page;
  return (
    <div className={styles.footer}>
      <span role="status">
        {total !== undefined &&
          t('list.results', { count: total, amount: formatCount(total) })}
      </span>
      {(nextCursor || prevCursor) && (
        <div className={styles.pager}>
          <ButtonIcon
            variant="secondary"
            aria-label={t('list.previous')}
            icon={<RiArrowLeftSLine />}
            isDisabled={!prevCursor}
            onPress={() => actions.setCursor(prevCursor)}
          />
          <ButtonIcon
            variant="secondary"
            aria-label={t('list.next')}
            icon={<RiArrowRightSLine />}
            isDisabled={!nextCursor}
            onPress={() => actions.setCursor(nextCursor)}
          />
        </div>
      )}
    </div>
  );
};
