import { gzipSync } from 'node:zlib';
import {
  parseTableMetadata,
  snapshotPages,
  summarise,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { MetadataReader } from './MetadataReader';
import type { ReadSummary } from './ReadSummary';
import { unpackPage } from './SnapshotPages';
import { WeightedSlots } from './worker/WeightedSlots';
import { WorkerPool } from './worker/WorkerPool';

/** Metadata of about `snapshots` half kilobytes. */
function metadata(snapshots: number): string {
  return JSON.stringify({
    'format-version': 2,
    'table-uuid': 'u',
    location: 's3://lake/t',
    'last-updated-ms': 1.7e12,
    schemas: [{ 'schema-id': 0, fields: [] }],
    'current-schema-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'default-spec-id': 0,
    properties: { owner: 'sales' },
    'current-snapshot-id': snapshots,
    snapshots: Array.from({ length: snapshots }, (_, index) => ({
      'snapshot-id': index + 1,
      ...(index > 0 && { 'parent-snapshot-id': index }),
      'sequence-number': index + 1,
      'timestamp-ms': 1.6e12 + index,
      summary: { operation: 'append', 'added-records': '1' },
      'manifest-list': `s3://lake/t/${'x'.repeat(400)}`,
    })),
  });
}

async function* pieces(bytes: Uint8Array, size = 50_000) {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

const LONG = Buffer.from(metadata(2500));
const expected = contentOf(LONG);

/** What is kept of metadata that is parsed at once, with its pages unpacked. */
function contentOf(bytes: Uint8Array) {
  const parsed = parseTableMetadata(bytes);
  return {
    summary: summarise(parsed),
    snapshots: [...snapshotPages(parsed)],
  };
}

const unpacked = ({ summary, snapshots }: ReadSummary) => ({
  summary,
  snapshots: snapshots.map(unpackPage),
});

// Threads start slowly on a busy machine.
jest.setTimeout(60_000);

let pool: WorkerPool;
let reader: MetadataReader;
beforeAll(() => {
  pool = new WorkerPool(1);
  reader = new MetadataReader(pool);
});
afterAll(() => reader.close());

describe('MetadataReader', () => {
  it('reads a long file in a thread like a short one', async () => {
    const inThread = jest.spyOn(pool, 'read');
    const long = await reader.read({ bytes: pieces(LONG) });
    expect(unpacked(long)).toEqual(expected);
    expect(long.metadataLocation).toBeNull();
    expect(long.snapshots).toHaveLength(5);
    expect(inThread).toHaveBeenCalledTimes(1);
    const short = Buffer.from(metadata(3));
    expect(unpacked(await reader.read({ bytes: pieces(short) }))).toEqual(
      contentOf(short),
    );
    expect(inThread).toHaveBeenCalledTimes(1);
    // Short as it comes, long when it is unpacked.
    const packed = gzipSync(LONG);
    expect(unpacked(await reader.read({ bytes: pieces(packed) }))).toEqual(
      expected,
    );
    expect(inThread).toHaveBeenCalledTimes(2);
  });

  it('reads the long answer of a REST catalog', async () => {
    const answer = Buffer.from(
      `{"metadata-location":"s3://a","config":{},"metadata":${LONG}}`,
    );
    const read = await reader.read(
      { bytes: pieces(answer) },
      'load-table-result',
    );
    expect(unpacked(read)).toEqual(expected);
    expect(read.metadataLocation).toBe('s3://a');
  });

  it('case 13: of four huge files at once, reads no more at a time than their sizes allow', async () => {
    const two = new WorkerPool(2);
    const reading = new MetadataReader(two);
    /** Reads four files that say to have so many bytes; answers how many were read at once, of which so many wait for each other. */
    const readFour = async (size: number, together: number) => {
      let open = 0;
      let most = 0;
      let meet = () => {};
      const met = new Promise<void>(resolve => {
        meet = resolve;
      });
      async function* counted() {
        // With this much it is known to be a long one.
        yield LONG.subarray(0, 600_000);
        open += 1;
        most = Math.max(most, open);
        if (open === together) meet();
        await met;
        yield* pieces(LONG.subarray(600_000));
        open -= 1;
      }
      const read = await Promise.all(
        Array.from({ length: 4 }, () =>
          reading.read({ bytes: counted(), size }),
        ),
      );
      read.forEach(({ summary }) => expect(summary).toEqual(expected.summary));
      return most;
    };
    try {
      // Up to 64 MB take one of two places, 500 MB take both.
      expect(await readFour(500e6, 1)).toBe(1);
      expect(await readFour(10e6, 2)).toBe(2);
    } finally {
      await reading.close();
    }
  });

  it('says what is wrong with a long file, and reads the next', async () => {
    const cut = LONG.subarray(0, LONG.length - 20_000);
    await expect(reader.read({ bytes: pieces(cut) })).rejects.toMatchObject({
      code: 'truncated',
    });
    const packed = gzipSync(LONG, { level: 0 });
    await expect(
      reader.read({ bytes: pieces(packed.subarray(0, -9)) }),
    ).rejects.toMatchObject({ code: 'gzip' });
    async function* broken() {
      yield LONG.subarray(0, 700_000);
      throw new Error('reset by peer');
    }
    await expect(reader.read({ bytes: broken() })).rejects.toThrow(
      'reset by peer',
    );
    const { summary } = await reader.read({ bytes: pieces(LONG) });
    expect(summary.snapshotCount).toBe(2500);
  });

  it('replaces a thread that dies', async () => {
    async function* endless() {
      for (;;) yield Buffer.from('{"snapshots":[{"a":"'.padEnd(60_000, 'x'));
    }
    const other = new WorkerPool(1);
    const reading = new MetadataReader(other).read({ bytes: endless() });
    const outcome = reading.then(
      () => 'read',
      () => 'failed',
    );
    await other.close();
    expect(await outcome).toBe('failed');

    const { WorkerThread } = jest.requireActual('./worker/WorkerThread');
    const thread = new WorkerThread();
    const request = { form: 'file', maxBytes: 1e9 };
    async function* killing() {
      yield LONG.subarray(0, 100_000);
      await thread.close();
      yield LONG.subarray(100_000);
    }
    await expect(thread.read(killing(), request)).rejects.toThrow(
      /thread that read the metadata died/,
    );
    expect(thread.alive).toBe(false);
  });
});

describe('WeightedSlots', () => {
  it('lets in what fits, in order', async () => {
    const slots = new WeightedSlots(2);
    const log: string[] = [];
    const task = (name: string, weight: number) =>
      slots.run(weight, async () => {
        log.push(`+${name}`);
        await new Promise(resolve => {
          setImmediate(resolve);
        });
        log.push(`-${name}`);
      });
    await Promise.all([
      task('small', 1),
      task('huge', 100),
      task('late', 1),
      task('last', 1),
    ]);
    expect(log).toEqual([
      '+small',
      '-small',
      '+huge',
      '-huge',
      '+late',
      '+last',
      '-late',
      '-last',
    ]);
  });
});
