/**
 * The same items, from one of them on and then from the beginning: a listing goes on where the one before it broke off, and still names
 * everything.
 *
 * @param isFirst - tells the one to begin with; where there is none, the order stays
 */
export function beginningWith<T>(
  items: T[],
  isFirst: (item: T) => boolean,
): T[] {
  const at = Math.max(0, items.findIndex(isFirst));
  return [...items.slice(at), ...items.slice(0, at)];
}
