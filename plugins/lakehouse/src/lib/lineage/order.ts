/** Something that takes a place in a column: a node, or a bend of a long edge. */
export interface Slot {
  id: string;
  column: number;
  bend: boolean;
}

/** A connection between slots of neighbouring columns. */
export type Segment = [from: string, to: string];

const SWEEPS = 6;

function neighboursOf(segments: Segment[], end: 0 | 1): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const segment of segments) {
    const list = map.get(segment[end]) ?? [];
    list.push(segment[1 - end]);
    map.set(segment[end], list);
  }
  return map;
}

function sortByNeighbours(
  column: Slot[],
  neighbours: Map<string, string[]>,
  places: Map<string, number>,
): Slot[] {
  const centre = new Map(
    column.map((slot, index) => {
      const near = neighbours.get(slot.id) ?? [];
      const sum = near.reduce((acc, id) => acc + (places.get(id) ?? 0), 0);
      return [slot.id, near.length ? sum / near.length : index];
    }),
  );
  return [...column].sort((a, b) => centre.get(a.id)! - centre.get(b.id)!);
}

/**
 * Orders the slots of each column so that few edges cross: the barycentre
 * heuristic of Sugiyama, Tagawa and Toda (1981), swept to the right and back.
 *
 * @returns the slots per column, top to bottom, keyed by column number.
 */
export function orderColumns(
  slots: Slot[],
  segments: Segment[],
): Map<number, Slot[]> {
  const numbers = [...new Set(slots.map(slot => slot.column))].sort(
    (a, b) => a - b,
  );
  const columns = new Map(
    numbers.map(number => [
      number,
      slots.filter(slot => slot.column === number),
    ]),
  );
  const places = new Map<string, number>();
  const place = (column: Slot[]) =>
    column.forEach((slot, index) =>
      places.set(slot.id, index - (column.length - 1) / 2),
    );
  columns.forEach(place);
  const before = neighboursOf(segments, 1);
  const after = neighboursOf(segments, 0);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const right = sweep % 2 === 0;
    for (const number of right ? numbers : [...numbers].reverse()) {
      const near = right ? before : after;
      const sorted = sortByNeighbours(columns.get(number)!, near, places);
      columns.set(number, sorted);
      place(sorted);
    }
  }
  return columns;
}
