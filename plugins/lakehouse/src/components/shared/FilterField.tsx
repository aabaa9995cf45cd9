import { SearchField } from '@backstage/ui';

/** A field that narrows what is shown while somebody types; its label stands inside it. */
export const FilterField = (props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  size?: 'small' | 'medium';
}) => (
  <SearchField
    size={props.size ?? 'small'}
    aria-label={props.label}
    placeholder={props.label}
    value={props.value}
    onChange={props.onChange}
  />
);
