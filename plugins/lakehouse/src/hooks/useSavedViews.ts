import {
  errorApiRef,
  storageApiRef,
  useApi,
  type StorageValueSnapshot,
} from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

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

const toState = ({ value, presence }: StorageValueSnapshot<SavedView[]>) => ({
  views: readViews(value),
  /** Whether it is known what was kept before; until then nothing is written over it. */
  known: presence !== 'unknown',
});

/** The reader's own views of the list, kept where the app keeps what belongs to a user. */
export function useSavedViews() {
  const bucket = useApi(storageApiRef).forBucket('lakehouse');
  const errors = useApi(errorApiRef);
  const [state, setState] = useState(() =>
    toState(bucket.snapshot<SavedView[]>(KEY)),
  );
  useEffect(() => {
    const subscription = bucket
      .observe$<SavedView[]>(KEY)
      .subscribe(snapshot => setState(toState(snapshot)));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const { views, known } = state;
  const store = (next: SavedView[]) => {
    setState({ views: next, known });
    bucket.set(KEY, next).catch(error => {
      setState(state);
      errors.post(error);
    });
  };
  return {
    views,
    known,
    /** A view of the same name is replaced. */
    save: (view: SavedView) =>
      store([...views.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => store(views.filter(each => each.name !== name)),
  };
}
