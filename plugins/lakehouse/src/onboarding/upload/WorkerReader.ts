import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { notRead, tookTooLong } from './problems';
import type { Report, Task } from './protocol';

/** Seconds that a worker is waited for. */
export const LIMITS = {
  /** Until its parts have come through the network. */
  start: 30,
  /** For one file: 16 MB of packed values take a few seconds, and only damaged ones take longer. */
  file: 20,
};

/** The part of a web worker that is used of it. */
export type SamplingWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror'
>;

/** No worker runs here, so files have to be read in another way. */
export class NoWorker extends Error {}

/** The file could not be read, in words for people. */
class NotRead extends Error {}

/** Reads files in a web worker, which is ended when a file keeps it busy too long: nothing else ends a loop. */
export class WorkerReader {
  private worker?: SamplingWorker;

  constructor(private readonly start: () => SamplingWorker) {}

  /**
   * The sample of a file, with a `problem` if the file cannot be read.
   *
   * @throws NoWorker
   * @throws the reason of the signal
   */
  async read(
    file: File,
    cap: number,
    signal: AbortSignal,
  ): Promise<SourceFile> {
    signal.throwIfAborted();
    const publicPath =
      typeof __webpack_public_path__ === 'string'
        ? __webpack_public_path__
        : undefined;
    try {
      return await ask(this.running(), { file, cap, publicPath }, signal);
    } catch (error) {
      this.close();
      if (!(error instanceof NotRead)) throw error;
      return { name: file.name, content: '', problem: error.message };
    }
  }

  /** Ends the worker; the next file starts another one. */
  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private running(): SamplingWorker {
    try {
      this.worker ??= this.start();
      return this.worker;
    } catch (error) {
      throw new NoWorker(String(error));
    }
  }
}

/** One question to a worker. It is said to be ready before it reads, since until then it is the network that takes time. */
async function ask(
  worker: SamplingWorker,
  task: Task,
  signal: AbortSignal,
): Promise<SourceFile> {
  let timer: ReturnType<typeof setTimeout>;
  let abort = () => {};
  const answer = new Promise<SourceFile>((resolve, reject) => {
    let isReady = false;
    const fail = (problem: string) =>
      reject(isReady ? new NotRead(problem) : new NoWorker(problem));
    const wait = (seconds: number, problem: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(problem), seconds * 1000);
    };
    abort = () => reject(signal.reason);
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if ('sample' in data) resolve(data.sample);
      else if ('failure' in data) fail(notRead(data.failure));
      else {
        isReady = true;
        wait(LIMITS.file, tookTooLong(LIMITS.file));
      }
    };
    worker.onerror = event => {
      event.preventDefault();
      fail(notRead(event.message || 'the reader stopped'));
    };
    wait(LIMITS.start, 'It did not start.');
  });
  signal.addEventListener('abort', abort);
  worker.postMessage(task);
  return answer.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  });
}
