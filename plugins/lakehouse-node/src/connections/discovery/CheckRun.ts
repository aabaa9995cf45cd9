import type {
  DiscoveryCheck,
  DiscoveryEvent,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { SqlError } from '../sql';
import { SourceReadError } from '../types';
import type { EngineWords } from './engine';
import { explainFault } from './explain';

type Id = DiscoveryCheck['id'];

const ORDER: Id[] = [
  'reachable',
  'readable',
  'tables',
  'keys',
  'types',
  'rows',
];

const later = (a: Id, b: Id) => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a);

/** Tells the checks of a discovery as they go on, in their order. */
export class CheckRun {
  readonly #emit: (event: DiscoveryEvent) => void;
  readonly #fixes: EngineWords['fixes'];
  #running: Id = ORDER[0];
  #since = 0;

  constructor(emit: (event: DiscoveryEvent) => void, words?: EngineWords) {
    this.#emit = emit;
    this.#fixes = words?.fixes ?? {};
  }

  begin(id: Id, message?: string): void {
    this.#running = id;
    this.#since = performance.now();
    this.wait(message);
  }

  /** Says why the running check takes longer. */
  wait(message: string | undefined): void {
    this.#emit({
      check: {
        id: this.#running,
        state: 'running',
        ...(message && { message }),
      },
    });
  }

  /** @throws SourceReadError for a check that failed */
  end(check: DiscoveryCheck): void {
    if (check.state === 'failed') throw new SourceReadError(check);
    const milliseconds = Math.round(performance.now() - this.#since);
    this.#emit({ check: { ...check, milliseconds } });
  }

  /** Tells that a check failed, by what went wrong while one was running. */
  fail(error: unknown): SourceReadError {
    const failure = this.#explain(error);
    if (failure.check.id !== this.#running) {
      this.end({ id: this.#running, state: 'passed' });
    }
    this.#emit({ check: failure.check });
    return failure;
  }

  #explain(error: unknown): SourceReadError {
    const check =
      error instanceof SourceReadError
        ? error.check
        : explainFault(
            error instanceof SqlError ? error.fault : 'other',
            this.#running,
            this.#fixes,
          );
    // What ended before was told already.
    const id = later(check.id, this.#running);
    const failure = new SourceReadError({ ...check, id });
    failure.cause = error;
    return failure;
  }
}
