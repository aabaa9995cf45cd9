/**
 * A small seeded generator (mulberry32): the same seed gives the same rows on every machine.
 * Not for secrets.
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from `low` to `high`, both included. */
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = list => list[int(0, list.length - 1)];
  const chance = probability => next() < probability;
  const digits = count =>
    Array.from({ length: count }, () => int(0, 9)).join('');
  return { next, int, pick, chance, digits };
}
