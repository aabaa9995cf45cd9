import { Select } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { SORTS, type Sort } from '../../lib/listState';

/** Sorting where there are no column heads to press. */
export const SortSelect = (props: {
  value: Sort;
  onChange: (sort: Sort) => void;
}) => {
  const t = useTexts();
  return (
    <Select
      label={t('list.sort')}
      size="small"
      options={SORTS.map(sort => ({
        value: sort,
        label: t(`list.column.${sort}`),
      }))}
      value={props.value}
      onChange={sort => props.onChange(sort as Sort)}
    />
  );
};
