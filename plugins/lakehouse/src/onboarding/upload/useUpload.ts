import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sampleFiles } from './sampleFiles';

/** How far the reading of chosen files is. */
export type UploadState =
  | { state: 'idle' | 'stopped' }
  | { state: 'reading'; name: string; number: number; of: number };

/** Reads files that were chosen. Leaving the page and `stop` end the reading that goes on; so would choosing others meanwhile. */
export function useUpload(
  files: SourceFile[],
  onSamples: (samples: SourceFile[]) => void,
) {
  const [upload, setUpload] = useState<UploadState>({ state: 'idle' });
  const running = useRef<AbortController>();
  const latest = useRef(onSamples);
  latest.current = onSamples;

  const abort = useCallback(() => running.current?.abort(), []);
  useEffect(() => abort, [abort]);

  const start = async (added: File[]) => {
    abort();
    const { signal } = (running.current = new AbortController());
    const onFile = ({ name }: File, index: number) =>
      setUpload({
        state: 'reading',
        name,
        number: index + 1,
        of: added.length,
      });
    try {
      latest.current(await sampleFiles(files, added, { signal, onFile }));
      setUpload({ state: 'idle' });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

  const stop = () => {
    abort();
    setUpload({ state: 'stopped' });
  };

  return { upload, start, stop };
}
