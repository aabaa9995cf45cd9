import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTexts } from '../../../hooks/useTexts';
import {
  DEPTHS,
  DIRECTIONS,
  type LineageActions,
  type LineageState,
} from './useLineageState';

/** One choice of several; the label stands before it. */
const Choice = (props: {
  label: string;
  options: readonly string[];
  text: (option: string) => string;
  value: string;
  onChange: (option: string) => void;
}) => (
  <Flex align="center" gap="2">
    <Text color="secondary" variant="body-small">
      {props.label}
    </Text>
    <ToggleButtonGroup
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={keys => props.onChange(String([...keys][0]))}
    >
      {props.options.map(option => (
        <ToggleButton key={option} id={option}>
          {props.text(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  </Flex>
);

/** Depth, direction and view of the lineage. */
export const LineageBar = (props: {
  state: LineageState;
  actions: LineageActions;
}) => {
  const t = useTexts();
  const { state, actions } = props;
  return (
    <Flex gap="4" align="center" style={{ flexWrap: 'wrap' }}>
      <Choice
        label={t('table.lineage.depth')}
        options={DEPTHS.map(String)}
        text={each => each}
        value={String(state.depth)}
        onChange={depth => actions.change({ depth })}
      />
      <Choice
        label={t('table.lineage.directionLabel')}
        options={DIRECTIONS}
        text={each => t(`table.lineage.direction.${each as 'both'}`)}
        value={state.direction}
        onChange={direction => actions.change({ direction })}
      />
      <Choice
        label={t('table.lineage.view.label')}
        options={['graph', 'list']}
        text={each => t(`table.lineage.view.${each as 'graph'}`)}
        value={state.view}
        onChange={view => actions.change({ view })}
      />
    </Flex>
  );
};
