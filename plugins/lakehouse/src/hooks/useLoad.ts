import { useCallback, useEffect, useRef, useState } from 'react';

/** What is known of something that is loaded. */
export interface Loaded<T> {
  /** The newest answer; kept while the next one is on its way. */
  value?: T;
  /** Why the newest request failed. The last value stays beside it. */
  error?: Error;
  /** A request is on its way. */
  loading: boolean;
  /** The value belongs to an earlier key, so it is only a stand-in. */
  stale: boolean;
  /** Asks again. */
  reload(): void;
}

interface State<T> {
  key?: string;
  value?: T;
  error?: { key: string; cause: Error };
  loading: boolean;
}

/** Options of {@link useLoad}. */
export interface LoadOptions {
  /** Ask again after this many milliseconds while the page is visible. */
  refreshMs?: number;
  /** Drop the old value when the key changes, since it is about something else. */
  forget?: boolean;
}

/**
 * Loads something whenever `key` changes and aborts what is no longer wanted.
 * Old values stay until new ones arrive, so that nothing on the page jumps.
 */
export function useLoad<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  options: LoadOptions = {},
): Loaded<T> {
  const { refreshMs, forget } = options;
  const [state, setState] = useState<State<T>>({ loading: true });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    const abort = new AbortController();
    setState(old => ({ ...old, loading: true }));
    latest.current(abort.signal).then(
      value => {
        if (!abort.signal.aborted) setState({ key, value, loading: false });
      },
      error => {
        if (abort.signal.aborted) return;
        setState(old => ({
          ...old,
          error: { key, cause: error },
          loading: false,
        }));
      },
    );
    return () => abort.abort();
  }, [key, attempt]);

  const reload = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    if (!refreshMs) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [refreshMs, reload]);

  const stale = state.value !== undefined && state.key !== key;
  const forgotten = stale && forget;
  return {
    value: forgotten ? undefined : state.value,
    // What failed for another key says nothing about this one.
    error: state.error?.key === key ? state.error.cause : undefined,
    loading: state.loading,
    stale,
    reload,
  };
}
