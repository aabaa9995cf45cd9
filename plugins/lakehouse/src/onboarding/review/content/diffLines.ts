/** A line of a difference, by its place in the old and in the new text. */
export interface DiffLine {
  change: 'same' | 'added' | 'removed';
  before?: number;
  after?: number;
}

/** Comparing takes memory for each pair of lines; above this, what differs is shown as removed and added in whole. */
const MAX_PAIRS = 4_000_000;

/** How the lines of one text become those of another: the longest that both have in common stay. */
export function diffLines(before: string[], after: string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const same = (b: number, a: number): DiffLine => ({
    change: 'same',
    before: b,
    after: a,
  });
  return [
    ...before.slice(0, start).map((_, i) => same(i, i)),
    ...between(
      before.slice(start, before.length - end),
      after.slice(start, after.length - end),
    ).map(({ change, before: b, after: a }) => ({
      change,
      ...(b !== undefined && { before: b + start }),
      ...(a !== undefined && { after: a + start }),
    })),
    ...before
      .slice(before.length - end)
      .map((_, i) => same(before.length - end + i, after.length - end + i)),
  ];
}

function between(before: string[], after: string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let b = 0;
  let a = 0;
  const remove = () => lines.push({ change: 'removed', before: b++ });
  const add = () => lines.push({ change: 'added', after: a++ });
  if (before.length * after.length <= MAX_PAIRS) {
    const common = commonFrom(before, after);
    const width = after.length + 1;
    while (b < before.length && a < after.length) {
      if (before[b] === after[a]) {
        lines.push({ change: 'same', before: b++, after: a++ });
      } else if (common[(b + 1) * width + a] >= common[b * width + a + 1]) {
        remove();
      } else {
        add();
      }
    }
  }
  while (b < before.length) remove();
  while (a < after.length) add();
  return lines;
}

/** For each pair of places, how many lines the rests of both texts have in common; row by row. */
function commonFrom(before: string[], after: string[]): Uint16Array {
  const width = after.length + 1;
  // What two texts have in common is no longer than the shorter one: at most 2,000 lines.
  const common = new Uint16Array((before.length + 1) * width);
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      common[b * width + a] =
        before[b] === after[a]
          ? common[(b + 1) * width + a + 1] + 1
          : Math.max(common[(b + 1) * width + a], common[b * width + a + 1]);
    }
  }
  return common;
}

/** A part of a difference that is shown, or lines between two of them that are the same and left out. */
export type DiffPart = { lines: DiffLine[] } | { hidden: number };

const CONTEXT = 3;

/** The changes with three lines around each. */
export function withContext(all: DiffLine[]): DiffPart[] {
  const near = new Set<number>();
  all.forEach(({ change }, i) => {
    if (change === 'same') return;
    for (let j = i - CONTEXT; j <= i + CONTEXT; j++) near.add(j);
  });
  const parts: DiffPart[] = [];
  all.forEach((line, i) => {
    const last = parts[parts.length - 1];
    if (near.has(i)) {
      if (last && 'lines' in last) last.lines.push(line);
      else parts.push({ lines: [line] });
    } else if (last && 'hidden' in last) last.hidden++;
    else parts.push({ hidden: 1 });
  });
  return parts;
}
