import { setTimeout as sleep } from 'node:timers/promises';

/** How long a sleeping cluster is waited for, in milliseconds. */
export interface Waking {
  pauseMs: number;
  patienceMs: number;
}

/** An Aurora cluster takes about a quarter of a minute to resume. */
const WAKING: Waking = { pauseMs: 3_000, patienceMs: 60_000 };

/** Does something once the cluster has resumed: a paused one refuses the first request, and resumes because of it. */
export async function whenAwake<T>(
  work: () => Promise<T>,
  {
    signal,
    onWait,
    pauseMs = WAKING.pauseMs,
    patienceMs = WAKING.patienceMs,
  }: {
    signal: AbortSignal;
    onWait?: (message: string) => void;
  } & Partial<Waking>,
): Promise<T> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return await work();
    } catch (error) {
      const asleep = (error as Error).name === 'DatabaseResumingException';
      if (!asleep || waited >= patienceMs) throw error;
      onWait?.(
        'The database was asleep and is waking up; that can take a minute.',
      );
      await sleep(pauseMs, undefined, { signal });
    }
  }
}
