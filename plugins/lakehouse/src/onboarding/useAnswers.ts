import { useCallback, useRef } from 'react';
import type { SourceAnswers } from './spec';

const asTheyAre = (answers: SourceAnswers): SourceAnswers => answers;

/**
 * The answers, and a way to change some of them. Two changes before the form has drawn itself again must not undo each other, so the
 * newest answers are kept at hand.
 *
 * @param shape - what is done to answers before they are handed on; the same function for every drawing
 */
export function useAnswers(
  value: SourceAnswers | undefined,
  onChange: (answers: SourceAnswers) => void,
  shape: (answers: SourceAnswers) => SourceAnswers = asTheyAre,
) {
  const newest = useRef<SourceAnswers>(value ?? {});
  const given = useRef<string>();
  // Handed on, and not come back yet.
  const underway = useRef<string[]>([]);
  // The form library hands out copies, and may draw once more with what it had before it takes a change over.
  const text = JSON.stringify(value);
  if (text !== given.current) {
    given.current = text;
    const place = underway.current.indexOf(text);
    if (place >= 0) {
      // One of ours comes back; those that were made after it are still to come.
      underway.current = underway.current.slice(place + 1);
    } else {
      newest.current = value ?? {};
      underway.current = [];
    }
  }
  const change = useCallback(
    (update: (answers: SourceAnswers) => SourceAnswers) => {
      newest.current = shape(update(newest.current));
      underway.current.push(JSON.stringify(newest.current));
      onChange(newest.current);
    },
    [onChange, shape],
  );
  return { answers: value ?? {}, change };
}
