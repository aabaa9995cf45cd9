/** How much of a table's manifests one question reads; beyond, the answer is partial and says so. */
export interface FileLimits {
  manifests: number;
  /** Of manifests, packed. */
  bytes: number;
  /** Live files. */
  entries: number;
  /** Milliseconds after which no further manifest is begun; after twice that the reading is given up. */
  ms: number;
  /** Manifests that are read at a time. */
  parallel: number;
}

export const FILE_LIMITS: FileLimits = {
  manifests: 2000,
  bytes: 512 * 1024 * 1024,
  entries: 2_000_000,
  ms: 30_000,
  parallel: 4,
};

/** Questions that one backend answers at a time. */
export const MAX_AT_ONCE = 3;

/** A manifest list may not be longer, in bytes: a hundred for each of some millions of manifests. */
export const MAX_LIST_BYTES = 64 * 1024 * 1024;
