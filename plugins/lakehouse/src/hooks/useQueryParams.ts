import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

type Change = Record<string, string | string[] | number | undefined | null>;

/**
 * The search part of the address as state. A change adds an entry to the
 * browser's history; `replace` is for typing, where a step per key would spoil
 * the back button.
 */
export function useQueryParams() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Change, options: { replace?: boolean } = {}) => {
      setParams(old => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(changes)) {
          next.delete(name);
          for (const each of [value ?? []].flat()) {
            if (each !== '') next.append(name, String(each));
          }
        }
        return next;
      }, options);
    },
    [setParams],
  );
  return [params, change] as const;
}
