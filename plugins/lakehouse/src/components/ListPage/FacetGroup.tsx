import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Button, Checkbox, CheckboxGroup } from '@backstage/ui';
import type { FacetValue } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { OWNER_NONE, type Facet } from '../../lib/listState';
import { formatCount } from '../../lib/units';
import styles from './Filters.module.css';

const SHOWN = 8;

/** What a value of a filter is called. */
function useValueLabel(facet: Facet) {
  const t = useTexts();
  return (value: string): string => {
    switch (facet) {
      case 'layer':
        return t(`layer.${value as 'raw'}`);
      case 'freshness':
        return t(`list.freshness.${value as 'fresh'}`);
      case 'state':
        return t(`list.state.${value as 'present'}`);
      case 'owner': {
        if (value === OWNER_NONE) return t('list.filters.none');
        return humanizeEntityRef(parseEntityRef(value), {
          defaultKind: 'group',
        });
      }
      default:
        return value;
    }
  };
}

/** Values that are chosen stay in sight even when no table has them any more. */
function withSelected(values: FacetValue[], selected: string[]): FacetValue[] {
  const gone = selected.filter(
    value => !values.some(each => each.value === value),
  );
  return [...values, ...gone.map(value => ({ value, count: 0 }))];
}

/** One filter: its values, how many tables each has, and which are chosen. */
export const FacetGroup = (props: {
  facet: Facet;
  values: FacetValue[];
  selected: string[];
  onChange: (values: string[]) => void;
}) => {
  const t = useTexts();
  const labelOf = useValueLabel(props.facet);
  const [all, setAll] = useState(false);
  const values = withSelected(props.values, props.selected);
  if (values.length === 0) return null;
  const shown = all
    ? values
    : values.filter(
        ({ value }, index) => index < SHOWN || props.selected.includes(value),
      );
  return (
    <div className={styles.group}>
      <CheckboxGroup
        label={t(`list.filters.${props.facet}`)}
        value={props.selected}
        onChange={props.onChange}
      >
        {shown.map(({ value, count }) => (
          <Checkbox key={value} value={value}>
            <span className={styles.option}>
              <span className={styles.label} title={value}>
                {labelOf(value)}
              </span>
              <span className={styles.count}>{formatCount(count)}</span>
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {values.length > SHOWN && (
        <Button size="small" variant="tertiary" onPress={() => setAll(!all)}>
          {all
            ? t('list.filters.showLess')
            : t('list.filters.showAll', {
                amount: formatCount(values.length),
              })}
        </Button>
      )}
    </div>
  );
};
