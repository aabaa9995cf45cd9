import type { SnapshotItem } from '../api';
import { SnapshotComparer } from './compare';

/** Snapshots `a` < `b` < …; `parents` maps each to its parent. */
function snapshots(parents: Record<string, string | null>): SnapshotItem[] {
  return Object.entries(parents)
    .map(([id, parentId], index) => ({
      id,
      parentId,
      at: new Date(Date.UTC(2026, 0, index + 1)).toISOString(),
      operation: id === 'd' ? 'replace' : 'append',
      changesData: id !== 'd',
      onMain: true,
      refs: [],
      schemaId: index,
      addedRows: 10,
      totalRows: (index + 1) * 10,
      summary: { 'total-delete-files': String(index) },
    }))
    .reverse();
}

function compare(items: SnapshotItem[], from: string, to: string) {
  const comparer = new SnapshotComparer(from, to);
  let read = 0;
  for (const item of items) {
    read += 1;
    if (comparer.add(item)) break;
  }
  const result = comparer.result(() => null);
  if ('missing' in result) return { ...result, read, from: null };
  return { ...result, read };
}

const LINE = { a: null, b: 'a', c: 'b', d: 'c', e: 'd' };

describe('SnapshotComparer', () => {
  it('sums what lies between, from the older to the newer, whichever is asked for first', () => {
    for (const [from, to] of ['be', 'eb']) {
      expect(compare(snapshots(LINE), from, to)).toMatchObject({
        relation: 'descends',
        from: { id: 'b' },
        to: { id: 'e' },
        commonAncestorId: 'b',
        chain: {
          commits: 3,
          changing: 2,
          operations: { append: 2, replace: 1 },
          addedRows: 30,
        },
        totals: expect.arrayContaining([
          { what: 'rows', from: 20, to: 50 },
          { what: 'deleteFiles', from: 1, to: 4 },
          { what: 'files', from: null, to: null },
        ]),
        read: 4,
      });
    }
  });

  it('finds where two branches parted', () => {
    const items = snapshots({ a: null, b: 'a', c: 'b', d: 'b', e: 'c' });
    expect(compare(items, 'd', 'e')).toMatchObject({
      relation: 'diverged',
      commonAncestorId: 'b',
      chain: null,
      from: { id: 'd' },
      to: { id: 'e' },
    });
  });

  it('does not guess where the history between has expired', () => {
    const items = snapshots({ c: 'b', e: 'd' });
    expect(compare(items, 'c', 'e')).toMatchObject({
      relation: 'unknown',
      chain: null,
    });
  });

  it('tells two first snapshots from an expired history', () => {
    expect(compare(snapshots({ a: null, b: null }), 'a', 'b')).toMatchObject({
      relation: 'diverged',
      commonAncestorId: null,
    });
  });

  it('compares a snapshot with itself, and names one that is not there', () => {
    expect(compare(snapshots(LINE), 'c', 'c')).toMatchObject({
      relation: 'same',
      chain: null,
    });
    expect(compare(snapshots(LINE), 'c', 'x')).toMatchObject({ missing: 'x' });
    expect(compare(snapshots(LINE), 'x', 'c')).toMatchObject({ missing: 'x' });
  });
});
