import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { FilterField } from '../shared';

const TYPING_PAUSE_MS = 250;

/** The search; waits for a pause in typing before it asks. */
export const SearchBox = (props: {
  value: string;
  onChange: (value: string) => void;
}) => {
  const t = useTexts();
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);

  // The address changed without us: back button, or filters cleared.
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);

  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, onChange]);

  return (
    <FilterField
      size="medium"
      label={t('list.search')}
      value={typed}
      onChange={setTyped}
    />
  );
};
