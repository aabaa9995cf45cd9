import type {
  SnapshotItem,
  TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Distance between two marks, in CSS pixels. */
export const MARK_STEP = 30;

/** A snapshot on the timeline. */
export interface Mark {
  snapshot: SnapshotItem;
  /** 0 is `main`; branches follow, snapshots that nothing points to come last. */
  lane: number;
  /** Place from the left, oldest first. */
  place: number;
  /** 0 to 1: how many rows it added or deleted, on a logarithmic scale. */
  weight: number;
  tags: string[];
}

/** A line from a snapshot to the one that was made from it. */
export interface Link {
  from: Mark;
  to: Mark;
}

export interface Timeline {
  /** Names of the lanes; null stands for snapshots without a branch. */
  lanes: (string | null)[];
  marks: Mark[];
  links: Link[];
}

function changedRows(snapshot: SnapshotItem): number {
  return (snapshot.addedRows ?? 0) + (snapshot.deletedRows ?? 0);
}

/** Lane of every snapshot that is not on main: that of its branch. */
function branchLanes(
  snapshots: Map<string, SnapshotItem>,
  branches: TableDetail['refs'],
): Map<string, number> {
  const lanes = new Map<string, number>();
  branches.forEach(({ snapshotId }, index) => {
    let at = snapshots.get(snapshotId);
    while (at && !at.onMain && !lanes.has(at.id)) {
      lanes.set(at.id, index + 1);
      at = at.parentId ? snapshots.get(at.parentId) : undefined;
    }
  });
  return lanes;
}

/**
 * Arranges snapshots on a timeline: one place per commit, one lane per branch.
 *
 * @param snapshots in any order
 * @param refs branches and tags of the table
 */
export function toTimeline(
  snapshots: SnapshotItem[],
  refs: TableDetail['refs'],
): Timeline {
  const byId = new Map(snapshots.map(each => [each.id, each]));
  const branches = refs.filter(
    ref => ref.type === 'branch' && ref.name !== 'main',
  );
  const shown = branches.filter(({ snapshotId }) => {
    const head = byId.get(snapshotId);
    return head && !head.onMain;
  });
  const tags = refs.filter(ref => ref.type === 'tag');
  const laneOf = branchLanes(byId, shown);
  const orphanLane = shown.length + 1;
  const largest = Math.max(1, ...snapshots.map(changedRows));

  const marks = [...snapshots]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((snapshot, place): Mark => {
      const fallback = snapshot.onMain ? 0 : orphanLane;
      return {
        snapshot,
        place,
        lane: laneOf.get(snapshot.id) ?? fallback,
        weight: Math.log1p(changedRows(snapshot)) / Math.log1p(largest),
        tags: tags
          .filter(tag => tag.snapshotId === snapshot.id)
          .map(tag => tag.name),
      };
    });

  const markOf = new Map(marks.map(mark => [mark.snapshot.id, mark]));
  const links = marks.flatMap(to => {
    const from = to.snapshot.parentId && markOf.get(to.snapshot.parentId);
    return from ? [{ from, to }] : [];
  });
  const lanes: Timeline['lanes'] = ['main', ...shown.map(ref => ref.name)];
  if (marks.some(mark => mark.lane === orphanLane)) lanes.push(null);
  return { lanes, marks, links };
}
