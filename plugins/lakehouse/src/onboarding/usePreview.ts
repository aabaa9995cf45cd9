import { useApi } from '@backstage/core-plugin-api';
import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { lakehouseApiRef } from '../api';
import { useLoad, type Loaded } from '../hooks/useLoad';
import { hasData, toSpec, type SourceAnswers } from './spec';

const QUIET_MS = 300;

/**
 * What the answers would stamp, asked from the backend whenever they stay unchanged for a moment. The old preview stays until the new
 * one is there; no data means no question.
 */
export function usePreview(
  answers: SourceAnswers,
): Loaded<SourcePreview | undefined> {
  const api = useApi(lakehouseApiRef);
  // The form library hands out copies, so the content tells whether something changed.
  const current = useMemo(
    () => (hasData(answers) ? JSON.stringify(toSpec(answers)) : ''),
    [answers],
  );
  const [asked, setAsked] = useState(current);
  useDebounce(() => setAsked(current), QUIET_MS, [current]);
  const loaded = useLoad(asked, async signal =>
    asked ? api.previewSource(JSON.parse(asked), { signal }) : undefined,
  );
  return {
    ...loaded,
    value: current ? loaded.value : undefined,
    loading: Boolean(current) && (loaded.loading || asked !== current),
  };
}
