import { ServiceUnavailableError } from '@backstage/errors';
import { abortable } from '../../sync/abortable';

/** How many pass at a time, how many wait, and how long in milliseconds. */
export interface TurnstileLimits {
  atOnce: number;
  waiting: number;
  patienceMs: number;
}

const LIMITS: TurnstileLimits = { atOnce: 2, waiting: 10, patienceMs: 20_000 };

interface Waiting {
  who: unknown;
  pass(): void;
}

function busy(): ServiceUnavailableError {
  return new ServiceUnavailableError(
    'Others are reading this connection. Try again in some seconds.',
  );
}

/** Lets a few pass at a time, in their order, and of one person only one: others do not wait behind somebody's many questions. */
export class Turnstile {
  readonly #limits: TurnstileLimits;
  readonly #inside: unknown[] = [];
  readonly #waiting: Waiting[] = [];

  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  /**
   * @param who - one of these passes at a time
   * @returns what has to be called when done
   * @throws ServiceUnavailableError when too many wait, or for too long; the reason of the signal
   */
  async enter(who: unknown, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#mayEnter(who)) {
      this.#inside.push(who);
    } else {
      await this.#wait(who, signal);
    }
    return () => this.#leave(who);
  }

  #mayEnter(who: unknown): boolean {
    return (
      this.#inside.length < this.#limits.atOnce && !this.#inside.includes(who)
    );
  }

  /** Whoever passes is inside already when the promise is told, so nobody slips in between. */
  #leave(who: unknown): void {
    this.#inside.splice(this.#inside.indexOf(who), 1);
    const place = this.#waiting.findIndex(one => this.#mayEnter(one.who));
    if (place >= 0) {
      const [next] = this.#waiting.splice(place, 1);
      this.#inside.push(next.who);
      next.pass();
    }
  }

  async #wait(who: unknown, signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting) throw busy();
    const patience = AbortSignal.timeout(this.#limits.patienceMs);
    const waiting: Waiting = { who, pass: () => {} };
    const passed = new Promise<void>(resolve => {
      waiting.pass = resolve;
    });
    this.#waiting.push(waiting);
    try {
      await abortable(passed, AbortSignal.any([signal, patience]));
    } catch {
      const place = this.#waiting.indexOf(waiting);
      if (place >= 0) this.#waiting.splice(place, 1);
      // Passed and gave up at once.
      else this.#leave(who);
      signal.throwIfAborted();
      throw busy();
    }
  }
}
