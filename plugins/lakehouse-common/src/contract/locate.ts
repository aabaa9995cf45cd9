import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
} from 'yaml';
import { Path } from './finding';

export interface Place {
  line: number;
  column: number;
}

/** Where a path stands in the text. What does not exist (a missing key) is looked for at its nearest existing parent. */
export function locate(
  document: Document,
  lines: LineCounter,
  path: Path,
  atKey: boolean,
): Place {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find(
          entry => isScalar(entry.key) && entry.key.value === step,
        )
      : undefined;
    const next = pair ? pair.value : item(node, step);
    if (next === undefined) break;
    const wantsKey =
      pair && (atKey ? depth === path.length - 1 : isCollection(next));
    node = next;
    offset =
      (wantsKey ? startOf(pair.key) : startOf(next)) ??
      startOf(pair?.key) ??
      offset;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function item(node: unknown, step: string | number): unknown {
  return isCollection(node) ? node.get(step, true) ?? undefined : undefined;
}

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key);
  return (node as { range?: [number, number, number] } | null)?.range?.[0];
}
