import { useApi } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { lakehouseApiRef } from '../api';
import { usePages } from './usePages';

const PAGE = 200;

/** The snapshots of a table, newest first, page by page on demand. */
export function useSnapshots(ref: string, version: string) {
  const api = useApi(lakehouseApiRef);
  const loaded = usePages(`${ref} ${version}`, (cursor, signal) =>
    api.listSnapshots(ref, { limit: PAGE, cursor }, { signal }),
  );
  const { value } = loaded;
  return {
    ...loaded,
    value: useMemo(
      () => value && { ...value, total: value.last.total },
      [value],
    ),
  };
}
