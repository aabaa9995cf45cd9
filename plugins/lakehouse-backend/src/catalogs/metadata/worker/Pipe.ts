/** Bytes that are given one piece at a time; giving waits until the piece has been read. */
export class Pipe implements AsyncIterable<Uint8Array> {
  #next: Uint8Array | undefined;
  #ended = false;
  #given: (() => void) | undefined;
  #taken: (() => void) | undefined;

  give(bytes: Uint8Array): Promise<void> {
    this.#next = bytes;
    this.#given?.();
    return new Promise(resolve => {
      this.#taken = resolve;
    });
  }

  end(): void {
    this.#ended = true;
    this.#given?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    for (;;) {
      if (this.#next) {
        const bytes = this.#next;
        this.#next = undefined;
        yield bytes;
        this.#taken?.();
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>(resolve => {
          this.#given = resolve;
        });
      }
    }
  }
}
