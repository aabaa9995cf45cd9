import { Worker } from 'node:worker_threads';
import {
  IcebergMetadataError,
  printable,
  type StreamForm,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ReadSummary } from '../ReadSummary';
import type { SnapshotPages } from '../SnapshotPages';
import { WORKER_FILE, WORKER_ROLE } from './metadataWorker';
import type { Answer, Question } from './protocol';

/** Megabytes of heap that a thread may have: the budgets of a stream stay below it. */
const HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 2 };

/** What the bytes are, and how many of them are read. */
export interface StreamRequest {
  form: StreamForm;
  maxBytes: number;
}

/** A thread that reads one table at a time. */
export class WorkerThread {
  readonly #worker = startWorker();
  #settle: ((answer: Answer | Error) => void) | undefined;
  #death: Error | undefined;

  constructor() {
    this.#worker.on('message', answer => this.#settle?.(answer));
    this.#worker.on('error', error => this.#die(error as Error));
    this.#worker.on('exit', () => this.#die(new Error('it ended')));
    // An idle thread does not keep the process up.
    this.#worker.unref();
  }

  get alive(): boolean {
    return this.#death === undefined;
  }

  /**
   * Reads a table from its bytes.
   *
   * @throws IcebergMetadataError, and what the source throws
   */
  async read(
    source: AsyncIterable<Uint8Array>,
    request: StreamRequest,
  ): Promise<ReadSummary> {
    this.#worker.ref();
    try {
      await this.#ask({ type: 'begin', ...request });
      // One piece of memory goes to and fro: freed ones would pile up between two garbage collections.
      let memory: ArrayBuffer | undefined;
      for await (const part of source) {
        if (!memory || memory.byteLength < part.length) {
          memory = new ArrayBuffer(part.length);
        }
        const bytes = new Uint8Array(memory, 0, part.length);
        bytes.set(part);
        const answer = await this.#ask({ type: 'bytes', bytes }, [memory]);
        memory = answer.type === 'go-on' ? answer.memory : undefined;
      }
      const read = await this.#ask({ type: 'end' });
      if (read.type !== 'read') throw unexpected(read);
      const { metadataLocation, summary } = read;
      return { metadataLocation, summary, snapshots: await this.#pages() };
    } catch (error) {
      await this.#ask({ type: 'abandon' }).catch(() => undefined);
      throw error;
    } finally {
      this.#worker.unref();
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #pages(): Promise<SnapshotPages> {
    const pages: SnapshotPages = [];
    for (;;) {
      const answer = await this.#ask({ type: 'snapshots' });
      if (answer.type !== 'snapshots') throw unexpected(answer);
      if (answer.page === undefined) return pages;
      pages.push(answer.page);
    }
  }

  async #ask(question: Question, handOver: ArrayBuffer[] = []) {
    const answer = await new Promise<Answer | Error>(resolve => {
      if (this.#death) {
        resolve(this.#death);
      } else {
        this.#settle = resolve;
        this.#worker.postMessage(question, handOver);
      }
    });
    if (answer instanceof Error) throw died(answer);
    if (answer.type === 'failed') {
      throw answer.code
        ? new IcebergMetadataError(answer.code, answer.message)
        : new Error(printable(answer.message));
    }
    return answer;
  }

  #die(error: Error): void {
    this.#death ??= error;
    this.#settle?.(this.#death);
  }
}

function startWorker(): Worker {
  return new Worker(WORKER_FILE, {
    workerData: { role: WORKER_ROLE },
    resourceLimits: HEAP,
    // In a checkout the file is TypeScript, and a test runner's own transform does not reach into threads.
    ...(WORKER_FILE.endsWith('.ts') && {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
    }),
  });
}

function died(error: Error): Error {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new IcebergMetadataError(
        'too-large',
        `The metadata takes more than ${HEAP.maxOldGenerationSizeMb} MB of memory. Expire old snapshots of the table to make it smaller.`,
      )
    : new Error(
        printable(`The thread that read the metadata died: ${error.message}`),
      );
}

function unexpected(answer: Answer): Error {
  return new Error(`A thread answered ${answer.type} out of turn`);
}
