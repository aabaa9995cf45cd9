/** For so long a search that had many hits is taken to have them still. */
const KNOWN_MS = 60_000;
const MAX_KNOWN = 1000;

/**
 * Searches that lately had many hits. To find that out is most of what such a search takes, and its pages, orders and counts ask the same
 * again. One that has few hits meanwhile takes longer until it is forgotten; what is found stays right.
 */
export class CommonSearches {
  readonly #until = new Map<string, number>();

  has(words: string[], nowMs: number = Date.now()): boolean {
    return (this.#until.get(keyOf(words)) ?? 0) > nowMs;
  }

  add(words: string[], nowMs: number = Date.now()): void {
    const key = keyOf(words);
    // Behind the others, of which the first goes.
    this.#until.delete(key);
    this.#until.set(key, nowMs + KNOWN_MS);
    if (this.#until.size > MAX_KNOWN) {
      this.#until.delete(this.#until.keys().next().value as string);
    }
  }
}

/** Words hold no spaces; the order of words does not matter. */
function keyOf(words: string[]): string {
  return [...words].sort().join(' ');
}
