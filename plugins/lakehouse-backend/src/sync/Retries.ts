/** A failing table is tried again after 1, 2, 4, … runs, at last after so many. */
const MAX_WAIT = 64;

interface Failure {
  /** Of the file that could not be read; null: there was none. */
  fingerprint: string | null;
  tries: number;
  /** Runs until it is tried again. */
  wait: number;
}

/** When tables that could not be read are tried again. Kept in memory: after a restart, each is tried once. */
export class Retries {
  readonly #failures = new Map<string, Failure>();

  /** @param mayPass - the fault may be over although the file is the same; otherwise only a change of the file helps */
  failed(ref: string, fingerprint: string | null, mayPass: boolean): void {
    const before = this.#failures.get(ref);
    const tries = before?.fingerprint === fingerprint ? before.tries + 1 : 0;
    const wait = mayPass ? Math.min(2 ** tries, MAX_WAIT) : Infinity;
    this.#failures.set(ref, { fingerprint, tries, wait });
  }

  succeeded(ref: string): void {
    this.#failures.delete(ref);
  }

  /** Whether a table is to be read in this run; asked once per run. */
  isDue(ref: string, fingerprint: string): boolean {
    const failure = this.#failures.get(ref);
    if (!failure || failure.fingerprint !== fingerprint) {
      return true;
    }
    failure.wait -= 1;
    return failure.wait <= 0;
  }
}
