import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { VIEWS, type View } from '../../lib/listState';

/** Ready-made questions: all, mine, late, without owner. */
export const Views = (props: {
  value: View;
  onChange: (view: View) => void;
}) => {
  const t = useTexts();
  return (
    <ToggleButtonGroup
      aria-label={t('list.views.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={keys => {
        const [view] = [...keys];
        props.onChange(view as View);
      }}
    >
      {VIEWS.map(view => (
        <ToggleButton key={view} id={view} size="medium">
          {t(`list.views.${view}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
