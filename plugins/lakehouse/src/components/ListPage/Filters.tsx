import { Button, Skeleton, Text } from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { useState } from 'react';
import type { TableFacets } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListActions } from '../../hooks/useListState';
import type { Loaded } from '../../hooks/useLoad';
import { useTexts } from '../../hooks/useTexts';
import { activeFilters, FACETS, type ListState } from '../../lib/listState';
import { PanelError } from '../shared';
import { FacetGroup } from './FacetGroup';
import styles from './Filters.module.css';

const FilterSkeleton = () => (
  <>
    {FACETS.map(facet => (
      <Skeleton key={facet} width="100%" height="6rem" />
    ))}
  </>
);

/** The filters with their counts; folded behind a button where room is short. */
export const Filters = (props: {
  state: ListState;
  actions: ListActions;
  facets: Loaded<TableFacets | undefined>;
}) => {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const { state, actions, facets } = props;
  const count = activeFilters(state);
  return (
    <aside aria-label={t('list.filters.title')}>
      <div className={styles.toggle}>
        <Button
          variant="secondary"
          iconStart={<RiFilter3Line />}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {count > 0
            ? t('list.filters.active', { amount: String(count) })
            : t('list.filters.title')}
        </Button>
      </div>
      <div className={styles.filters} data-open={open}>
        <div className={styles.head}>
          <Text as="h3" weight="bold">
            {t('list.filters.title')}
          </Text>
          {count > 0 && (
            <Button size="small" variant="tertiary" onPress={actions.clear}>
              {t('list.filters.clear')}
            </Button>
          )}
        </div>
        {facets.error && (
          <PanelError error={facets.error} onRetry={facets.reload} />
        )}
        {!facets.value && !facets.error && <FilterSkeleton />}
        {facets.value &&
          FACETS.map(facet => (
            <FacetGroup
              key={facet}
              facet={facet}
              values={facets.value?.[facet] ?? []}
              selected={state.filters[facet]}
              onChange={values => actions.setFilter(facet, values)}
            />
          ))}
      </div>
    </aside>
  );
};
