import { diffArrays } from 'diff';

/** A line of a difference, by its place in the old and in the new text. */
export interface DiffLine {
  change: 'same' | 'added' | 'removed';
  before?: number;
  after?: number;
}

/** Comparing takes time for each line that differs; above this, the texts are shown as removed and added in whole. */
const MAX_CHANGES = 1000;

/** How the lines of one text become those of another, with as few changes as there can be. */
export function diffLines(before: string[], after: string[]): DiffLine[] {
  const runs = diffArrays(before, after, { maxEditLength: MAX_CHANGES }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  let b = 0;
  let a = 0;
  return runs.flatMap(({ value, removed, added }) =>
    value.map((): DiffLine => {
      if (removed) return { change: 'removed', before: b++ };
      if (added) return { change: 'added', after: a++ };
      return { change: 'same', before: b++, after: a++ };
    }),
  );
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
