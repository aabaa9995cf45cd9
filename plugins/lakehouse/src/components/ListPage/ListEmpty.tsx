import { Button } from '@backstage/ui';
import type { ListActions } from '../../hooks/useListState';
import { useTexts } from '../../hooks/useTexts';
import { activeFilters, type ListState } from '../../lib/listState';
import { Empty } from '../shared';
import { OnboardButton } from './ListHead';

/** Why the list shows no row, and the one thing to do about it. */
export const ListEmpty = (props: {
  state: ListState;
  actions: ListActions;
}) => {
  const t = useTexts();
  const { state, actions } = props;
  const showAll = (
    <Button variant="secondary" onPress={actions.clear}>
      {t('list.empty.showAll')}
    </Button>
  );
  if (state.search || activeFilters(state) > 0) {
    return (
      <Empty
        title={t('list.empty.noMatch')}
        text={t('list.empty.noMatchText')}
        action={showAll}
      />
    );
  }
  switch (state.view) {
    case 'late':
      return (
        <Empty
          title={t('list.empty.noneLate')}
          text={t('list.empty.noneLateText')}
          action={showAll}
        />
      );
    case 'withoutOwner':
      return (
        <Empty
          title={t('list.empty.noneWithoutOwner')}
          text={t('list.empty.noneWithoutOwnerText')}
          action={showAll}
        />
      );
    case 'mine':
      return (
        <Empty
          title={t('list.empty.noneMine')}
          text={t('list.empty.noneMineText')}
          action={showAll}
        />
      );
    default:
      return (
        <Empty
          title={t('list.empty.title')}
          text={t('list.empty.text')}
          action={<OnboardButton />}
        />
      );
  }
};
