import { ButtonIcon, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type { ListActions } from '../../hooks/useListState';
import { useSavedViews } from '../../hooks/useSavedViews';
import { useTexts } from '../../hooks/useTexts';
import { VIEWS, type View } from '../../lib/listState';
import { SaveView } from './SaveView';
import styles from './ListPage.module.css';

/** A view of one's own has its name as key, behind this. */
const OWN = 'own:';

/** Ready-made questions, the reader's own ones, and ways to keep and to forget these. */
export const Views = (props: {
  view: View;
  /** What the address says of the list. */
  query: string;
  actions: ListActions;
}) => {
  const t = useTexts();
  const { view, query, actions } = props;
  const { views, known, save, remove } = useSavedViews();
  const own = views.find(each => each.query === query);
  const show = (key: string) => {
    const saved = views.find(({ name }) => `${OWN}${name}` === key);
    if (saved) actions.show(saved.query);
    else if (own) actions.show(key === 'all' ? '' : `view=${key}`);
    else actions.setView(key as View);
  };
  return (
    <div className={styles.views}>
      <ToggleButtonGroup
        aria-label={t('list.views.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[own ? `${OWN}${own.name}` : view]}
        onSelectionChange={keys => show(String([...keys][0]))}
      >
        {VIEWS.map(each => (
          <ToggleButton key={each} id={each} size="medium">
            {t(`list.views.${each}`)}
          </ToggleButton>
        ))}
        {views.map(({ name }) => (
          <ToggleButton key={name} id={`${OWN}${name}`} size="medium">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {own ? (
        <ButtonIcon
          variant="tertiary"
          icon={<RiDeleteBinLine />}
          aria-label={t('list.views.delete', { name: own.name })}
          onPress={() => remove(own.name)}
        />
      ) : (
        <SaveView
          isDisabled={query === '' || !known}
          taken={views.map(({ name }) => name)}
          onSave={name => save({ name, query })}
        />
      )}
    </div>
  );
};
