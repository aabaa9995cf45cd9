import { parseJsonBytes } from '../json';

/** Entries of the list of schemas as bytes: the newest within a budget, and the current one. Writers add new schemas at the end. */
export class KeptSchemas {
  readonly #budget: number;
  readonly #kept: Array<{ id: number | null; bytes: Uint8Array }> = [];
  #size = 0;
  /** How many are left out. */
  leftOut = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** @param currentId - the id of the current schema, as far as it is known already */
  add(bytes: Uint8Array, currentId: unknown): void {
    this.#kept.push({ id: schemaId(bytes), bytes: new Uint8Array(bytes) });
    this.#size += bytes.length;
    for (
      let at = 0;
      this.#size > this.#budget && at < this.#kept.length - 1;

    ) {
      if (this.#kept[at].id === currentId) {
        at += 1;
      } else {
        const [{ bytes: gone }] = this.#kept.splice(at, 1);
        this.#size -= gone.length;
        this.leftOut += 1;
      }
    }
  }

  has(id: unknown): boolean {
    return this.#kept.some(entry => entry.id === id);
  }

  /** The parsed entries, oldest first. */
  values(): unknown[] {
    return this.#kept.map(({ bytes }) => parseJsonBytes(bytes));
  }
}

/** The id without parsing: inside of a text the quote before the colon would be escaped, so this meets a key only. */
function schemaId(bytes: Uint8Array): number | null {
  const find = (part: Uint8Array) =>
    /"schema-id"\s*:\s*(\d{1,15})\s*[,}]/.exec(
      new TextDecoder('latin1').decode(part),
    );
  // Writers put it first.
  const found = find(bytes.subarray(0, 256)) ?? find(bytes);
  return found && Number(found[1]);
}
