/** A semaphore whose holders weigh differently. First come, first served: a heavy one is not overtaken for ever. */
export class WeightedSlots {
  readonly #capacity: number;
  #used = 0;
  readonly #waiting: Array<{ weight: number; start: () => void }> = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Runs when there is room. What weighs more than the capacity takes all of it. */
  async run<T>(weight: number, task: () => Promise<T>): Promise<T> {
    const taken = Math.max(1, Math.min(weight, this.#capacity));
    await new Promise<void>(start => {
      this.#waiting.push({ weight: taken, start });
      this.#startNext();
    });
    try {
      return await task();
    } finally {
      this.#used -= taken;
      this.#startNext();
    }
  }

  #startNext(): void {
    for (
      let [first] = this.#waiting;
      first && this.#used + first.weight <= this.#capacity;
      [first] = this.#waiting
    ) {
      this.#waiting.shift();
      this.#used += first.weight;
      first.start();
    }
  }
}
