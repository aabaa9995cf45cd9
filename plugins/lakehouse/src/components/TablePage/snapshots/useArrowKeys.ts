import { useState, type KeyboardEvent } from 'react';

/** The place that a key leads to; undefined for keys that move nothing. */
function placeAfter(
  key: string,
  place: number,
  last: number,
): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowLeft') return Math.max(0, place - 1);
  if (key === 'ArrowRight') return Math.min(last, place + 1);
  return undefined;
}

/**
 * A row of many things that is one stop of the tab key: arrow keys, Home and End go from one to another. It begins with the last one.
 *
 * @param focus - moves the focus to a place
 * @see https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex
 */
export function useArrowKeys(count: number, focus: (place: number) => void) {
  const [chosen, setPlace] = useState<number>();
  const last = count - 1;
  const place = Math.min(chosen ?? last, last);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, place, last);
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
    focus(next);
  };
  return { place, setPlace, onKeyDown };
}
