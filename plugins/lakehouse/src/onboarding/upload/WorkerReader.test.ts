import type { Report } from './protocol';
import { sampleFiles } from './sampleFiles';
import {
  LIMITS,
  NoWorker,
  WorkerReader,
  type SamplingWorker,
} from './WorkerReader';

const FILE = { name: 'a.parquet' } as File;
const SAMPLE = { name: 'a.parquet', content: '{}' };
const live = () => new AbortController().signal;

/** A worker whose reports are made by the test. */
class FakeWorker implements SamplingWorker {
  onmessage: SamplingWorker['onmessage'] = null;
  onerror: SamplingWorker['onerror'] = null;
  asked: unknown[] = [];
  isEnded = false;

  postMessage(task: unknown) {
    this.asked.push(task);
  }

  terminate() {
    this.isEnded = true;
  }

  reports(data: Report) {
    this.onmessage!.call(this as any, { data } as MessageEvent);
  }
}

let workers: FakeWorker[];
let reader: WorkerReader;
const start = () => {
  workers.push(new FakeWorker());
  return workers.at(-1)!;
};

beforeEach(() => {
  jest.useFakeTimers();
  workers = [];
  reader = new WorkerReader(start);
});
afterEach(() => jest.useRealTimers());

it('asks one worker for one file after the other', async () => {
  for (const cap of [1, 2]) {
    const reading = reader.read(FILE, cap, live());
    workers[0].reports({ ready: true });
    workers[0].reports({ sample: SAMPLE });
    expect(await reading).toBe(SAMPLE);
  }
  expect(workers).toHaveLength(1);
  expect(workers[0].asked).toMatchObject([{ cap: 1 }, { cap: 2 }]);
});

it('ends a worker that a file keeps busy, says so, and reads the next file with another', async () => {
  const reading = reader.read(FILE, 1, live());
  workers[0].reports({ ready: true });
  jest.advanceTimersByTime(LIMITS.file * 1000 - 1);
  expect(workers[0].isEnded).toBe(false);
  jest.advanceTimersByTime(1);
  expect((await reading).problem).toMatch(
    /within 20 s, so it is probably damaged\. Write it anew/,
  );
  expect(workers[0].isEnded).toBe(true);

  const next = reader.read(FILE, 1, live());
  workers[1].reports({ ready: true });
  workers[1].reports({ sample: SAMPLE });
  expect(await next).toBe(SAMPLE);
});

it('ends the worker when it is stopped', async () => {
  const abort = new AbortController();
  const reading = reader.read(FILE, 1, abort.signal);
  abort.abort(new Error('stopped'));
  await expect(reading).rejects.toThrow('stopped');
  expect(workers[0].isEnded).toBe(true);
  await expect(reader.read(FILE, 1, abort.signal)).rejects.toThrow('stopped');
  expect(workers).toHaveLength(1);
});

it.each([
  ['says that it failed', (w: FakeWorker) => w.reports({ failure: 'gone' })],
  [
    'breaks',
    (w: FakeWorker) =>
      (w.onerror as Function)({ message: 'gone', preventDefault() {} }),
  ],
])('tells why a file was not read when its worker %s', async (_, breaks) => {
  const reading = reader.read(FILE, 1, live());
  workers[0].reports({ ready: true });
  breaks(workers[0]);
  expect((await reading).problem).toContain('by the browser (gone)');
});

describe('where no worker runs', () => {
  it.each([
    ['is not allowed', undefined],
    [
      'cannot be loaded',
      () => (workers[0].onerror as Function)({ preventDefault() {} }),
    ],
    [
      'cannot load its parts',
      () => workers[0].reports({ failure: 'no network' }),
    ],
    ['never answers', () => jest.advanceTimersByTime(LIMITS.start * 1000)],
  ])('is told when it %s', async (_, happens) => {
    reader = new WorkerReader(() => {
      if (!happens) throw new DOMException('worker-src', 'SecurityError');
      return start();
    });
    const reading = reader.read(FILE, 1, live());
    happens?.();
    await expect(reading).rejects.toThrow(NoWorker);
  });

  it('files are read without the values of Parquet', async () => {
    const refused = jest.fn(() => {
      throw new DOMException('worker-src', 'SecurityError');
    });
    const files = ['a.xlsx', 'b.xlsx'].map(name => ({ name } as File));
    const samples = await sampleFiles([], files, {
      signal: live(),
      start: refused,
    });
    expect(samples).toMatchObject([
      { name: 'a.xlsx', problem: expect.stringContaining('neither CSV') },
      { name: 'b.xlsx', problem: expect.stringContaining('neither CSV') },
    ]);
    expect(refused).toHaveBeenCalledTimes(1);
  });
});
