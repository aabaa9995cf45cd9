/** What Iceberg's writers aim at when the table does not say. */
export const DEFAULT_TARGET_BYTES = 512 * 1024 * 1024;

/** Lower bounds of the classes of sizes, each four times the one before, in the decimal units that are shown: sizes of files differ by powers. */
const LOWER = [0, 1e6, 4e6, 16e6, 64e6, 256e6, 1e9];

/** Files of one class of sizes. */
export interface SizeClass {
  /** Bytes, inclusive. */
  from: number;
  /** Bytes, exclusive; null for the largest class. */
  to: number | null;
  files: number;
  bytes: number;
}

/** Counts files by their size. */
export class SizeHistogram {
  readonly #classes: SizeClass[] = LOWER.map((from, index) => ({
    from,
    to: LOWER[index + 1] ?? null,
    files: 0,
    bytes: 0,
  }));

  add(bytes: number): void {
    const found = this.#classes.findLast(({ from }) => bytes >= from)!;
    found.files += 1;
    found.bytes += bytes;
  }

  classes(): SizeClass[] {
    return this.#classes.map(each => ({ ...each }));
  }
}

/** The size that the writers of a table aim at, in bytes. */
export function targetFileBytes(properties: Record<string, string>): number {
  const given = Number(properties['write.target-file-size-bytes']);
  return Number.isSafeInteger(given) && given > 0
    ? given
    : DEFAULT_TARGET_BYTES;
}
