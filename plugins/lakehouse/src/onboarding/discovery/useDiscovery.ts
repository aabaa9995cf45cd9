import { useApi } from '@backstage/core-plugin-api';
import type {
  DiscoveryCheck,
  DiscoveryEvent,
  DiscoveryRequest,
  DiscoveryResult,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { lakehouseApiRef } from '../../api';

/** What is known of a reading, while it goes on and afterwards. */
export interface DiscoveryState {
  state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  checks: DiscoveryCheck[];
  progress?: { tables: number; of: number };
  result?: DiscoveryResult;
  /** The request itself failed, so that no check could say why. */
  error?: Error;
}

const IDLE: DiscoveryState = { state: 'idle', checks: [] };

/** The state after one more event; a check that is there already is replaced. */
export function withEvent(
  before: DiscoveryState,
  { check, progress, result }: DiscoveryEvent,
): DiscoveryState {
  if (result) return { ...before, state: 'done', progress: undefined, result };
  if (progress) return { ...before, progress };
  if (!check) return before;
  const known = before.checks.some(({ id }) => id === check.id);
  const checks = known
    ? before.checks.map(one => (one.id === check.id ? check : one))
    : [...before.checks, check];
  return {
    ...before,
    checks,
    state: check.state === 'failed' ? 'failed' : before.state,
  };
}

/**
 * Reads the schema of a connection and tells how far it is. A new reading, leaving the page and `cancel` all stop the one that goes on.
 */
export function useDiscovery(onResult: (result: DiscoveryResult) => void) {
  const api = useApi(lakehouseApiRef);
  const [discovery, setDiscovery] = useState(IDLE);
  const running = useRef<AbortController>();
  const latest = useRef(onResult);
  latest.current = onResult;

  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    async (request: DiscoveryRequest) => {
      stop();
      const abort = new AbortController();
      running.current = abort;
      const update = (next: (old: DiscoveryState) => DiscoveryState) => {
        if (!abort.signal.aborted) setDiscovery(next);
      };
      update(() => ({ ...IDLE, state: 'running' }));
      try {
        const options = { signal: abort.signal };
        for await (const event of api.discoverSource(request, options)) {
          if (abort.signal.aborted) return;
          update(old => withEvent(old, event));
          if (event.result) latest.current(event.result);
        }
        // A reading that ends with neither result nor failed check was cut off on its way.
        update(old =>
          old.state === 'running' ? { ...old, state: 'failed' } : old,
        );
      } catch (error) {
        update(old => ({ ...old, state: 'failed', error: error as Error }));
      }
    },
    [api, stop],
  );

  const cancel = useCallback(() => {
    stop();
    setDiscovery(old => ({ ...old, state: 'cancelled', progress: undefined }));
  }, [stop]);

  return { ...discovery, start, cancel };
}
