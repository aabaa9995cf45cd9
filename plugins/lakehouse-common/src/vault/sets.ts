/** Whether every element of `a` is in `b`. */
export function within<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.every(x => b.includes(x));
}

/** Whether both have the same elements, in any order. */
export function sameSet<T>(a: readonly T[], b: readonly T[]): boolean {
  return within(a, b) && within(b, a);
}

/** Whether both have the same elements in the same order. */
export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

/** Elements of `a` that are not in `b`. */
export function without<T>(a: readonly T[], b: readonly T[]): T[] {
  return a.filter(x => !b.includes(x));
}

/** Order that does not depend on the machine's language. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
