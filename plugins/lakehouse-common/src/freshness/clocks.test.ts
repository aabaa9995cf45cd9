import { parseTableMetadata } from '../iceberg/parse';
import {
  history,
  metadataJson,
  type SnapshotInput,
} from '../iceberg/__testUtils__/metadata';
import { readClocks } from './clocks';

const clocksOf = (
  snapshots: SnapshotInput[],
  more: Record<string, unknown> = {},
) =>
  readClocks(
    parseTableMetadata(metadataJson({ ...history(snapshots), ...more })),
  );

const load: SnapshotInput = {
  id: '10',
  at: '2026-11-01T00:00:00Z',
  summary: {
    operation: 'append',
    'added-records': '5',
    'total-records': '5',
    'lakehouse.load-time': '2026-11-01T00:00:01Z',
  },
};
const after = (
  id: string,
  parent: string,
  summary?: Record<string, string>,
): SnapshotInput => ({ id, parent, at: `2026-11-${id}T00:00:00Z`, summary });

describe('readClocks', () => {
  it('does not count compaction', () => {
    const clocks = clocksOf([
      load,
      after('11', '10', {
        operation: 'replace',
        'added-data-files': '1',
        'deleted-data-files': '9',
      }),
    ]);
    expect(clocks.lastDataChange?.snapshotId).toBe('10');
  });

  it.each<[string, Record<string, string>]>([
    ['Flink', { operation: 'append', 'changed-partition-count': '0' }],
    ['pyiceberg', { operation: 'append', 'total-records': '5' }],
    ['zero counters', { operation: 'append', 'added-records': '0' }],
  ])('does not count empty commits (%s)', (_, summary) => {
    expect(
      clocksOf([load, after('12', '10', summary)]).lastDataChange?.snapshotId,
    ).toBe('10');
  });

  it.each<[string, Record<string, string> | undefined]>([
    ['no summary', undefined],
    ['only the operation', { operation: 'append' }],
    ['totals that differ', { operation: 'append', 'total-records': '9' }],
  ])('assumes a change where counters are missing: %s', (_, summary) => {
    expect(clocksOf([load, after('13', '10', summary)]).lastDataChange).toEqual(
      expect.objectContaining({ snapshotId: '13', assumed: true }),
    );
  });

  it('counts a pure delete', () => {
    const clocks = clocksOf([
      load,
      after('14', '10', { operation: 'delete', 'deleted-records': '2' }),
    ]);
    expect(clocks.lastDataChange).toMatchObject({
      snapshotId: '14',
      operation: 'delete',
      assumed: false,
    });
  });

  it('flags an overwrite that added as much as it deleted', () => {
    const rewrite = {
      operation: 'overwrite',
      'added-records': '5',
      'deleted-records': '5',
      'total-records': '5',
    };
    expect(
      clocksOf([load, after('15', '10', rewrite)]).lastDataChange,
    ).toMatchObject({ snapshotId: '15', possibleRewrite: true });
    expect(
      clocksOf([load, after('15', '10', { ...rewrite, 'total-records': '6' })])
        .lastDataChange,
    ).toMatchObject({ possibleRewrite: false });
  });

  it('follows main only: branches and rolled-back snapshots do not count', () => {
    const parts = history([
      load,
      after('16', '10', { operation: 'append', 'added-records': '1' }),
    ]);
    const clocks = readClocks(
      parseTableMetadata(
        metadataJson({
          ...parts,
          'current-snapshot-id': '@id:10',
          refs: {
            main: { 'snapshot-id': '@id:10', type: 'branch' },
            audit: { 'snapshot-id': '@id:16', type: 'branch' },
          },
        }),
      ),
    );
    expect(clocks.lastDataChange?.snapshotId).toBe('10');
  });

  it('answers with a bound when the change has expired', () => {
    const clocks = clocksOf([
      after('17', '10', { operation: 'replace', 'added-data-files': '1' }),
      after('18', '17', { operation: 'replace', 'added-data-files': '1' }),
    ]);
    expect(clocks.lastDataChange).toBeNull();
    expect(clocks.noLaterThan).toBe('2026-11-17T00:00:00.000Z');
  });

  it('has no bound for a table that never had data', () => {
    const clocks = readClocks(parseTableMetadata(metadataJson()));
    expect(clocks).toMatchObject({
      lastDataChange: null,
      noLaterThan: null,
      lastCommit: { at: '2025-11-22T00:00:00.000Z' },
    });
  });

  it('takes the newest load time of snapshots and of the table', () => {
    expect(clocksOf([load]).loadTime).toEqual({
      at: '2026-11-01T00:00:01.000Z',
      snapshotId: '10',
    });
    expect(
      clocksOf([load], {
        properties: {
          'lakehouse.last-load-time': '2026-11-02T00:00:00+00:00Z',
        },
      }).loadTime,
    ).toEqual({ at: '2026-11-02T00:00:00.000Z', snapshotId: null });
  });

  it('ignores claimed times that are none, or have no zone', () => {
    const bad = (text: string) =>
      clocksOf([load], { properties: { 'lakehouse.last-load-time': text } })
        .loadTime?.snapshotId;
    expect(bad('tomorrow')).toBe('10');
    expect(bad('2027-01-01T00:00:00')).toBe('10');
  });

  it('reads event time from Kafka Connect and from our own property', () => {
    const withClaim = (claim: Record<string, string>) =>
      clocksOf([{ ...load, summary: { ...load.summary, ...claim } }]).eventTime
        ?.at;
    expect(
      withClaim({ 'kafka.connect.valid-through-ts': '1763769600000' }),
    ).toBe('2025-11-22T00:00:00.000Z');
    expect(
      withClaim({ 'lakehouse.event-time': '2026-10-31T23:00:00+01:00' }),
    ).toBe('2026-10-31T22:00:00.000Z');
    expect(
      withClaim({ 'kafka.connect.valid-through-ts': '9999999999999999' }),
    ).toBeUndefined();
  });
});
