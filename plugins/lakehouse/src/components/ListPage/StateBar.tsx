import type { TableFacets } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListActions } from '../../hooks/useListState';
import { useTexts } from '../../hooks/useTexts';
import type { ListState } from '../../lib/listState';
import { stateCounts, type StateCount } from '../../lib/stateCounts';
import { formatCount } from '../../lib/units';
import { StatusMark } from '../shared';
import styles from './StateBar.module.css';

/** The tables by their state: as a bar, and as buttons that show those of one state. */
export const StateBar = (props: {
  facets: TableFacets;
  state: ListState;
  actions: ListActions;
}) => {
  const t = useTexts();
  const { facets, state, actions } = props;
  const counts = stateCounts(facets);
  const judged = counts.filter(({ facet }) => facet === 'freshness');
  if (judged.length === 0) return null;
  const isShown = ({ facet, value }: StateCount) =>
    state.filters[facet].includes(value);
  const toggle = (each: StateCount) => {
    const { facet, value } = each;
    const chosen = state.filters[facet];
    actions.setFilter(
      facet,
      isShown(each) ? chosen.filter(one => one !== value) : [...chosen, value],
    );
  };
  const nameOf = ({ facet, value }: StateCount) =>
    facet === 'freshness'
      ? t(`list.freshness.${value as 'fresh'}`)
      : t(`list.state.${value as 'present'}`);
  return (
    <div role="group" aria-label={t('list.states.title')}>
      <div className={styles.bar} aria-hidden="true">
        {judged.map(({ kind, count }) => (
          <span
            key={kind}
            className={styles.part}
            data-kind={kind}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <div className={styles.states}>
        {counts.map(each => (
          <button
            key={each.kind}
            type="button"
            className={styles.state}
            data-kind={each.kind}
            aria-pressed={isShown(each)}
            onClick={() => toggle(each)}
          >
            <StatusMark kind={each.kind} className={styles.mark} />
            {t('list.states.tables', {
              amount: formatCount(each.count),
              state: nameOf(each),
            })}
          </button>
        ))}
      </div>
    </div>
  );
};
