import { availableParallelism } from 'node:os';
import type { ReadSummary } from '../ReadSummary';
import { WeightedSlots } from './WeightedSlots';
import { WorkerThread, type StreamRequest } from './WorkerThread';

/** So often an idle thread is ended, which gives back its memory. */
const IDLE_MS = 30_000;
/** A file of so many bytes takes one slot; larger ones more of them, up to all. */
const BYTES_PER_SLOT = 64 * 1024 * 1024;

/** Reads large metadata in threads. How much is under way at once is bounded by the sizes of the files. */
export class WorkerPool {
  readonly #slots: WeightedSlots;
  readonly #idle: WorkerThread[] = [];
  readonly #all = new Set<WorkerThread>();
  readonly #timer: NodeJS.Timeout;
  #closed = false;

  /** @param threads - at most so many at once; as many as there are processors, but no more than two, by default */
  constructor(threads = Math.min(2, availableParallelism())) {
    this.#slots = new WeightedSlots(threads);
    this.#timer = setInterval(() => this.#endIdle(), IDLE_MS).unref();
  }

  /**
   * Reads a table in a thread.
   *
   * @param size - of the file, if it is known
   * @throws IcebergMetadataError, and what the source throws
   */
  async read(
    source: AsyncIterable<Uint8Array>,
    request: StreamRequest,
    size?: number,
  ): Promise<ReadSummary> {
    const weight = Math.ceil((size ?? Infinity) / BYTES_PER_SLOT);
    return this.#slots.run(weight, async () => {
      if (this.#closed) throw new Error('The backend is shutting down');
      const thread = this.#idle.pop() ?? this.#start();
      try {
        return await thread.read(source, request);
      } finally {
        if (thread.alive && !this.#closed) {
          this.#idle.push(thread);
        } else {
          this.#all.delete(thread);
        }
      }
    });
  }

  /** Ends all threads; what they read fails. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all([...this.#all].map(thread => thread.close()));
  }

  /** Of the idle threads, one goes at a time: a sync that pauses finds the others warm. */
  #endIdle(): void {
    const thread = this.#idle.shift();
    if (thread) {
      this.#all.delete(thread);
      thread.close();
    }
  }

  #start(): WorkerThread {
    const thread = new WorkerThread();
    this.#all.add(thread);
    return thread;
  }
}
