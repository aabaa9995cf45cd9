import type { ContractColumn } from '../contract';
import { likeness } from './likeness';
import { rawType } from './rawType';
import { sourceName } from './sourceNames';
import { withTypeOf } from './typeChange';

/** A column of the contract that is gone, and a new one that is probably the same. */
export interface Rename {
  was: ContractColumn;
  now: ContractColumn;
}

/** Part of the letters that two names share, from which on they look alike. */
const ALIKE = 0.6;

/**
 * Pairs of a column that is gone and one that is new, each at most once, the most alike first; as ingestion finds them (`renames.py`), which
 * stops the table then. A pair has the same type, as far as the source has types, and names that look alike or, when there are as many columns as before, the same place.
 */
export function probableRenames(
  known: readonly ContractColumn[],
  found: readonly ContractColumn[],
  gone: ReadonlySet<ContractColumn>,
  added: readonly ContractColumn[],
  hasTypes = true,
): Rename[] {
  const pairs = known.flatMap((was, place) =>
    gone.has(was)
      ? added.flatMap(now => {
          const like = likeness(sourceName(was), sourceName(now));
          const inPlace =
            known.length === found.length && found.indexOf(now) === place;
          return (!hasTypes || isSameType(was, now)) &&
            (like >= ALIKE || inPlace)
            ? [{ was, now, like, place, nowPlace: found.indexOf(now) }]
            : [];
        })
      : [],
  );
  pairs.sort(
    (a, b) => b.like - a.like || a.place - b.place || a.nowPlace - b.nowPlace,
  );
  const renames: Rename[] = [];
  for (const { was, now } of pairs) {
    if (renames.every(one => one.was !== was && one.now !== now)) {
      renames.push({ was, now });
    }
  }
  return renames;
}

function isSameType(was: ContractColumn, now: ContractColumn): boolean {
  return rawType(was) === rawType(withTypeOf(was, now));
}
