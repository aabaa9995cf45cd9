import { useApi } from '@backstage/core-plugin-api';
import type { TableFiles } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useEffect, useRef, useState } from 'react';
import { lakehouseApiRef } from '../../../api';

interface State {
  value?: TableFiles;
  error?: Error;
  reading: boolean;
}

/** The files of a table, read when asked for; leaving the page stops the reading. */
export function useFiles(ref: string) {
  const api = useApi(lakehouseApiRef);
  const [state, setState] = useState<State>({ reading: false });
  const running = useRef<AbortController>();
  const cancel = () => {
    running.current?.abort();
    setState(old => ({ ...old, reading: false }));
  };
  const read = () => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState(old => ({ value: old.value, reading: true }));
    api.getTableFiles(ref, { signal: abort.signal }).then(
      value => {
        if (!abort.signal.aborted) setState({ value, reading: false });
      },
      error => {
        if (!abort.signal.aborted) setState({ error, reading: false });
      },
    );
  };
  useEffect(() => () => running.current?.abort(), [ref]);
  return { ...state, read, cancel };
}
