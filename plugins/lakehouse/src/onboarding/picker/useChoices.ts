import { useApi } from '@backstage/core-plugin-api';
import type {
  ChoiceQuery,
  Choices,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { lakehouseApiRef } from '../../api';
import { useLoad, type Loaded } from '../../hooks/useLoad';

const QUIET_MS = 300;

/**
 * Names to choose from. What is typed is asked for only where the list was cut: a list that is whole is narrowed here.
 *
 * @param query - undefined while the thing that they belong to is not chosen
 * @param typed - what stands in the field
 */
export function useChoices(
  query: ChoiceQuery | undefined,
  typed: string,
): Loaded<Choices | undefined> {
  const api = useApi(lakehouseApiRef);
  const [search, setSearch] = useState('');
  const key = JSON.stringify(query ?? null);
  const all = useLoad(key, async signal =>
    query ? api.listChoices(query, { signal }) : undefined,
  );
  const narrows = all.value?.truncated ?? false;
  useDebounce(() => setSearch(narrows ? typed : ''), QUIET_MS, [
    typed,
    narrows,
  ]);
  const some = useLoad(`${key} ${search}`, async signal =>
    query && search
      ? api.listChoices({ ...query, search }, { signal })
      : undefined,
  );
  return search && some.value ? some : all;
}
