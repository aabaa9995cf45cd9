import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { toTimeline } from './timeline';

function snapshot(
  id: string,
  parentId: string | null,
  minute: number,
  more: Partial<SnapshotItem> = {},
): SnapshotItem {
  return {
    id,
    parentId,
    at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    operation: 'append',
    changesData: true,
    onMain: true,
    refs: [],
    summary: {},
    ...more,
  };
}

describe('toTimeline', () => {
  const snapshots = [
    snapshot('3', '1', 3, { addedRows: 10 }),
    snapshot('2', '1', 2, { onMain: false }),
    snapshot('1', null, 1, { addedRows: 1000 }),
  ];
  const refs = [
    { name: 'main', type: 'branch' as const, snapshotId: '3' },
    { name: 'audit', type: 'branch' as const, snapshotId: '2' },
    { name: 'v1', type: 'tag' as const, snapshotId: '1' },
  ];

  it('puts the oldest left, main in the first lane and branches below', () => {
    const { lanes, marks } = toTimeline(snapshots, refs);
    expect(lanes).toEqual(['main', 'audit']);
    expect(
      marks.map(({ snapshot: { id }, lane, place }) => [id, lane, place]),
    ).toEqual([
      ['1', 0, 0],
      ['2', 1, 1],
      ['3', 0, 2],
    ]);
  });

  it('links a branch to the snapshot that it left from, and marks tags', () => {
    const { links, marks } = toTimeline(snapshots, refs);
    expect(links.map(l => [l.from.snapshot.id, l.to.snapshot.id])).toEqual([
      ['1', '2'],
      ['1', '3'],
    ]);
    expect(marks[0].tags).toEqual(['v1']);
  });

  it('gives snapshots that no branch reaches a lane of their own', () => {
    const { lanes, marks } = toTimeline(snapshots, [refs[0]]);
    expect(lanes).toEqual(['main', null]);
    expect(marks[1].lane).toBe(1);
  });

  it('draws the largest change at full weight, and no change at none', () => {
    const { marks } = toTimeline(snapshots, refs);
    expect(marks.map(mark => mark.weight)).toEqual([
      1,
      0,
      expect.closeTo(0.347, 2),
    ]);
  });

  it('takes an empty table', () => {
    expect(toTimeline([], [])).toEqual({
      lanes: ['main'],
      marks: [],
      links: [],
    });
  });
});
