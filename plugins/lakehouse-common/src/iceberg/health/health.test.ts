import {
  FileTally,
  maintenanceFindings,
  partitionLabel,
  targetFileBytes,
  type CountedFile,
  type MaintenanceFacts,
} from '.';

const MIB = 1024 * 1024;
const file = (part: Partial<CountedFile> = {}): CountedFile => ({
  kind: 'data',
  format: 'parquet',
  bytes: 10 * MIB,
  rows: 100,
  partition: '',
  ...part,
});

describe('FileTally', () => {
  it('puts data files into classes of sizes, and delete files apart', () => {
    const tally = new FileTally(100e6);
    for (const bytes of [1e6 - 1, 1e6, 74e6, 75e6, 5e9]) {
      tally.add(file({ bytes }));
    }
    tally.add(file({ kind: 'deletion-vector', bytes: 40, rows: 3 }));
    const { data, deletionVectors, smallFiles, histogram } = tally.figures();
    expect(histogram.map(({ files }) => files)).toEqual([1, 1, 0, 0, 2, 0, 1]);
    expect({ files: data.files, smallFiles }).toEqual({
      files: 5,
      smallFiles: 3,
    });
    expect(deletionVectors).toEqual({ files: 1, bytes: 40, rows: 3 });
  });

  it('says that it counted no more than so many partitions', () => {
    const tally = new FileTally(MIB);
    for (let day = 0; day < 20_001; day += 1) {
      tally.add(file({ partition: `day=${day}` }));
    }
    const { partitions, partitionCount, partitionsCut } = tally.figures();
    expect([partitions.length, partitionCount, partitionsCut]).toEqual([
      10,
      20_000,
      true,
    ]);
  });
});

describe('partitionLabel', () => {
  it('writes stored values as people do', () => {
    const transforms = new Map([
      ['m', 'month'],
      ['h', 'hour'],
      ['d', 'day'],
      ['y', 'year'],
    ]);
    const values = { y: 56, m: 673, d: '2026-02-01', h: 1, c: null, b: 5n };
    expect(partitionLabel(values, transforms)).toBe(
      'y=2026, m=2026-02, d=2026-02-01, h=1970-01-01T01, c=null, b=5',
    );
  });
});

it('takes the default for a target that is no size', () => {
  expect(
    ['', '-1', 'x', '1e400', '1048576'].map(value =>
      targetFileBytes({ 'write.target-file-size-bytes': value }),
    ),
  ).toEqual([512 * MIB, 512 * MIB, 512 * MIB, 512 * MIB, MIB]);
});

describe('maintenanceFindings', () => {
  const facts: MaintenanceFacts = {
    properties: { 'history.expire.max-snapshot-age-ms': '1' },
    files: 100,
    bytes: 100 * 512 * MIB,
    rows: 1000,
    deleteFiles: 0,
    deletedRows: 0,
    snapshots: 10,
    manifests: 5,
    smallFiles: 3,
  };
  const states = (part: Partial<MaintenanceFacts>) =>
    Object.fromEntries(
      maintenanceFindings({ ...facts, ...part }).map(
        ({ check, state }) => [check, state] as const,
      ),
    );

  it('finds a tended table in order, but for what nobody can know', () => {
    const { orphans, ...others } = states({});
    expect(new Set(Object.values(others))).toEqual(new Set(['ok']));
    expect(orphans).toBe('unknown');
  });

  it.each([
    ['small-files', { smallFiles: 51 }],
    ['small-files', { smallFiles: undefined, bytes: 100 * MIB }],
    ['delete-files', { deleteFiles: 11 }],
    ['deleted-rows', { deletedRows: 101 }],
    ['snapshots', { snapshots: 1001 }],
    ['manifests', { manifests: 501 }],
    ['expiration', { properties: {} }],
  ] as const)('finds %s due for %p', (check, part) => {
    expect(states(part)).toMatchObject({ [check]: 'due' });
    expect(maintenanceFindings({ ...facts, ...part })[0].check).toBe(check);
  });

  it('does not judge what it does not know, nor few files', () => {
    expect(
      states({
        manifests: undefined,
        deleteFiles: null,
        smallFiles: undefined,
      }),
    ).toMatchObject({
      manifests: 'unknown',
      'delete-files': 'unknown',
      'small-files': 'unknown',
    });
    expect(states({ files: 19, smallFiles: 19 })['small-files']).toBe('ok');
  });
});
