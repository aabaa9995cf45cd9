import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { tableMetadata } from '../__testUtils__/warehouse';
import { optimizerReader } from '../catalogs/glue/optimizers';
import { FILE_LIMITS } from './limits';
import { TableLocations } from '../catalogs/metadata/TableLocations';
import type { OpenLocation } from './readFiles';
import { TableFiles, type FileAccess } from './TableFiles';

const FIXTURE = path.join(
  path.dirname(
    require.resolve('@lakehouse/backstage-plugin-lakehouse-node/package.json'),
  ),
  'src/iceberg/manifests/__fixtures__/spark-v2',
);
/** Where Spark wrote the fixture. */
const WRITTEN = '/tmp/warehouse/n/v2/metadata';

let folder: string;
let open: OpenLocation;
const metadataLocation = () => path.join(folder, 't.metadata.json');
const table = () => ({
  catalog: 'lake',
  namespace: 'n',
  name: 't',
  metadataLocation: metadataLocation(),
});
const never = new AbortController().signal;
const reader = (access: Partial<FileAccess> = {}, limits = {}) =>
  new TableFiles(new Map([['lake', { open, ...access }]]), {
    ...FILE_LIMITS,
    ...limits,
  });

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'health-'));
  const metadata = JSON.parse(tableMetadata({ namespace: 'n', name: 't' }));
  metadata.snapshots[0]['manifest-list'] = `${WRITTEN}/list.avro`;
  await writeFile(metadataLocation(), JSON.stringify(metadata));
  const locations = new TableLocations([
    { prefix: WRITTEN, path: FIXTURE },
    { prefix: folder, path: folder },
  ]);
  open = location => locations.open(location);
});
afterEach(() => rm(folder, { recursive: true }));

describe('TableFiles', () => {
  it('counts the files of the current snapshot as Spark does', async () => {
    const told = JSON.parse(
      await readFile(path.join(FIXTURE, 'files.json'), 'utf8'),
    );
    const { files, problem } = await reader().read(table(), never);
    expect(problem).toBeNull();
    expect(files).toMatchObject({ snapshotId: '1', stoppedBy: null });
    const sums = [files!.data, files!.positionDeletes].map(sum => [
      sum.files,
      sum.bytes,
      sum.rows,
    ]);
    expect(sums).toEqual([told.data, told['position-deletes']]);
    expect(files!.manifests.read).toBe(files!.manifests.total);
    expect(files!.partitions[0].partition).toMatch(/^day_day=2026-0\d-\d\d, c/);
  });

  it.each([
    ['manifests', { manifests: 1, parallel: 1 }],
    ['bytes', { bytes: 8000, parallel: 1 }],
    ['entries', { entries: 1, parallel: 1 }],
  ])('says that it stopped at the bound of %s', async (stoppedBy, limits) => {
    const { files } = await reader({}, limits).read(table(), never);
    expect(files).toMatchObject({ stoppedBy, manifests: { read: 1 } });
    expect(files!.manifests.total).toBeGreaterThan(1);
  });

  it('reads a version once', async () => {
    const counted = jest.fn(open);
    const files = reader({ open: counted });
    const first = await files.read(table(), never);
    const { calls } = counted.mock;
    const asked = calls.length;
    expect(await files.read(table(), never)).toEqual(first);
    expect(calls).toHaveLength(asked);
  });

  it('stops reading when nobody waits any more, and lets go of the file', async () => {
    const gone = new AbortController();
    let released = false;
    async function* endless() {
      try {
        yield Buffer.from('{"a": [');
        for (;;) {
          gone.abort();
          yield Buffer.from('1,');
        }
      } finally {
        released = true;
      }
    }
    const files = reader({ open: async () => ({ bytes: endless() }) });
    await expect(files.read(table(), gone.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(released).toBe(true);
  });

  it('refuses a fourth question at a time, and takes it afterwards', async () => {
    let go = () => {};
    const gate = new Promise<void>(resolve => {
      go = resolve;
    });
    const slow: OpenLocation = async location => {
      await gate;
      return open(location);
    };
    const files = reader({ open: slow });
    const three = [1, 2, 3].map(() => files.read(table(), never));
    await expect(files.read(table(), never)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    go();
    await Promise.all(three);
    expect((await files.read(table(), never)).problem).toBeNull();
  });

  it('says in words what it may not or cannot read', async () => {
    const problem = async (location: string) => {
      const files = reader({ hint: 'Add a location.' });
      const asked = { ...table(), metadataLocation: location };
      return (await files.read(asked, never)).problem;
    };
    expect(await problem('s3://other/t.metadata.json')).toMatch(
      /no entry of `locations`.*Add a location\.$/,
    );
    expect(await problem(path.join(folder, 'gone.json'))).toMatch(
      /does not exist/,
    );
    await writeFile(path.join(folder, 'bad.json'), 'no');
    expect(await problem(path.join(folder, 'bad.json'))).toBeTruthy();
  });
});

describe('optimizerReader', () => {
  const ask = (send: (command: any) => unknown, id: string | undefined = '1') =>
    optimizerReader(
      async () => ({ send: async (command: any) => send(command) } as any),
      id,
    )('n', 't', never);
  const failing = (name: string) => () => {
    throw Object.assign(new Error('<html>'), { name });
  };

  it('tells what is on, what failed and what was never set up', async () => {
    const { items, note } = await ask(({ input }) => {
      if (input.Type === 'retention') failing('EntityNotFoundException')();
      const on = input.Type === 'compaction';
      const lastRun = { eventType: 'failed', error: 'no role' };
      return { TableOptimizer: { configuration: { enabled: on }, lastRun } };
    });
    expect(note).toBeNull();
    expect(items).toMatchObject([
      { type: 'compaction', state: 'on', lastRun: 'failed', error: 'no role' },
      { type: 'retention', state: 'none', lastRun: null },
      { type: 'orphan_file_deletion', state: 'off' },
    ]);
  });

  it('says in words that it was denied, or is not known there', async () => {
    expect((await ask(failing('AccessDeniedException'))).note).toMatch(
      /grant glue:GetTableOptimizer/,
    );
    expect((await ask(failing('SyntaxError'))).note).toMatch(/SyntaxError/);
  });
});
