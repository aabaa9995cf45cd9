import { useCallback, useRef } from 'react';
import type { SourceAnswers } from './spec';

/**
 * The answers, and a way to change some of them. Two changes before the form has drawn itself again must not undo each other, so the
 * newest answers are kept at hand.
 */
export function useAnswers(
  value: SourceAnswers | undefined,
  onChange: (answers: SourceAnswers) => void,
) {
  const newest = useRef<SourceAnswers>(value ?? {});
  const given = useRef<string>();
  // The form library hands out copies, and may draw once more with what it had before it takes a change over.
  const text = JSON.stringify(value);
  if (text !== given.current) {
    given.current = text;
    newest.current = value ?? {};
  }
  const change = useCallback(
    (update: (answers: SourceAnswers) => SourceAnswers) => {
      newest.current = update(newest.current);
      onChange(newest.current);
    },
    [onChange],
  );
  return { answers: value ?? {}, change };
}
