import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseDbtManifest, type DbtNode } from './dbtManifest';

/** Above this size a manifest is not read: it would have to be parsed as a stream. */
const MAX_BYTES = 256 * 1024 * 1024;

/** dbt's datasets, and what could not be read. */
export interface DbtSet {
  nodes: DbtNode[];
  problems: string[];
}

/** A folder of dbt artifacts. While a manifest is unreadable (dbt is writing it), the last good one stays. */
export class DbtFolder {
  readonly #file: string | undefined;
  #stamp = '';
  #current: DbtSet = { nodes: [], problems: [] };

  constructor(folder: string | undefined) {
    this.#file = folder && path.join(folder, 'manifest.json');
  }

  /** What a manifest said before this backend started; it stands in until there is one. */
  recall(nodes: DbtNode[]): void {
    if (this.#file) this.#current = { nodes, problems: [] };
  }

  async read(): Promise<DbtSet> {
    const stamp = await this.#fileStamp();
    if (stamp === null || stamp === this.#stamp) {
      return this.#current;
    }
    try {
      const nodes = parseDbtManifest(await readFile(this.#file!, 'utf8'));
      this.#current = { nodes, problems: [] };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const problems = [`dbt manifest.json: ${reason.slice(0, 200)}`];
      this.#current = { nodes: this.#current.nodes, problems };
    }
    this.#stamp = stamp;
    return this.#current;
  }

  /** Null when there is no manifest (yet). */
  async #fileStamp(): Promise<string | null> {
    if (!this.#file) {
      return null;
    }
    try {
      const { size, mtimeMs } = await stat(this.#file);
      if (size > MAX_BYTES) {
        const problems = [
          `dbt manifest.json is larger than ${MAX_BYTES} bytes`,
        ];
        this.#current = { nodes: this.#current.nodes, problems };
        return null;
      }
      return `${size}:${mtimeMs}`;
    } catch {
      return null;
    }
  }
}
