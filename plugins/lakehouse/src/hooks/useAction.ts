import { useCallback, useState } from 'react';

/** Something that a button does. */
export interface Action<A extends unknown[]> {
  run(...args: A): void;
  pending: boolean;
  /** Why it failed the last time. */
  error?: Error;
  /** Puts the error away. */
  dismiss(): void;
}

/** Does something once at a time, and then `onDone`, also after a failure: what is shown may be out of date. */
export function useAction<A extends unknown[]>(
  act: (...args: A) => Promise<unknown>,
  onDone: () => void,
): Action<A> {
  const [state, setState] = useState<{ pending: boolean; error?: Error }>({
    pending: false,
  });
  const run = (...args: A) => {
    if (state.pending) return;
    setState({ pending: true });
    act(...args)
      .then(
        () => setState({ pending: false }),
        error => setState({ pending: false, error }),
      )
      .then(onDone);
  };
  const dismiss = useCallback(() => setState({ pending: false }), []);
  return { run, ...state, dismiss };
}
