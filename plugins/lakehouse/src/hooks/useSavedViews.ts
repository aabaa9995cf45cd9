import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useState } from 'react';

/** A view of the list that the reader keeps under a name. */
export type SavedView = {
  name: string;
  /** What the address says of it. */
  query: string;
};

const KEY = 'listViews';

/** What was stored may be of another version, or somebody else's. */
function readViews(value: unknown): SavedView[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    each => typeof each?.name === 'string' && typeof each?.query === 'string',
  );
}

/** The reader's own views of the list, kept where the app keeps what belongs to a user. */
export function useSavedViews() {
  const bucket = useApi(storageApiRef).forBucket('lakehouse');
  const [views, setViews] = useState(() =>
    readViews(bucket.snapshot(KEY).value),
  );
  useEffect(() => {
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setViews(readViews(value)));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const store = useCallback(
    (next: SavedView[]) => {
      setViews(next);
      return bucket.set(KEY, next);
    },
    [bucket],
  );
  return {
    views,
    /** A view of the same name is replaced. */
    save: (view: SavedView) =>
      store([...views.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => store(views.filter(each => each.name !== name)),
  };
}
