import { useApi } from '@backstage/core-plugin-api';
import type {
  PreviewFile,
  SourcePreview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { lakehouseApiRef } from '../api';
import { useLoad, type Loaded } from '../hooks/useLoad';
import { hasData, toSpec, type SourceAnswers } from './spec';

const QUIET_MS = 300;

/** The way to contents that a preview did not bring. */
export interface FileContents {
  /** The answers that they follow from, as a key. */
  of: string;
  /** A file of the preview with its content. */
  read(path: string, signal: AbortSignal): Promise<PreviewFile>;
}

export interface Preview extends Loaded<SourcePreview | undefined> {
  contents: FileContents;
}

/**
 * What the answers would stamp, asked from the backend whenever they stay unchanged for a moment. The old preview stays until the new
 * one is there; no data means no question.
 */
export function usePreview(answers: SourceAnswers): Preview {
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
  const contents = useMemo(
    (): FileContents => ({
      of: asked,
      read: (path, signal) =>
        api.previewSourceFile(JSON.parse(asked), path, { signal }),
    }),
    [api, asked],
  );
  return {
    ...loaded,
    contents,
    value: current ? loaded.value : undefined,
    loading: Boolean(current) && (loaded.loading || asked !== current),
  };
}
