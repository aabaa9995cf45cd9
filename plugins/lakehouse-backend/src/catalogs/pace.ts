import pThrottle from 'p-throttle';

/** Waits until the next request may be made. */
export type Pace = () => Promise<void>;

/** Lets at most so many requests through in a second; all when no number is given. */
export function createPace(perSecond: number | undefined): Pace {
  const pass = async () => undefined;
  return perSecond === undefined
    ? pass
    : pThrottle({ limit: perSecond, interval: 1000 })(pass);
}
