import { SMALL_SHARE } from './tally';
import { targetFileBytes } from './histogram';

/** What a table should be looked at for. */
export type MaintenanceCheck =
  | 'small-files'
  | 'delete-files'
  | 'deleted-rows'
  | 'snapshots'
  | 'manifests'
  | 'expiration'
  | 'orphans';

/** One check with what it saw. `unknown`: what it needs is not known. */
export interface MaintenanceFinding {
  check: MaintenanceCheck;
  state: 'ok' | 'due' | 'unknown';
  /** What was seen: a count, or a share from 0 to 1; null when unknown. */
  value: number | null;
  threshold: number | null;
}

/** What is known of a table; null and absent: not known. */
export interface MaintenanceFacts {
  properties: Record<string, string>;
  files: number | null;
  bytes: number | null;
  rows: number | null;
  deleteFiles: number | null;
  /** Rows that delete files remove, whether or not they are counted twice. */
  deletedRows: number | null;
  snapshots: number | null;
  /** Known from the manifests only. */
  manifests?: number;
  smallFiles?: number;
}

/**
 * From when on maintenance is due.
 *
 * - Small files: half of at least 20. Readers open every file, and fewer than 20 are no trouble whatever their size.
 * - Delete files: one for ten data files. Each is read together with every data file that it touches.
 * - Deleted rows: a tenth, from where rewriting saves more reading than it costs.
 * - Snapshots: 1,000. Every commit rewrites the metadata file with all of them: some 700 KB by then.
 * - Manifests: 500, five times what a commit leaves before `commit.manifest.min-count-to-merge` (100) merges them.
 */
export const MAINTENANCE_THRESHOLDS = {
  minFiles: 20,
  smallShare: 0.5,
  deleteFileShare: 0.1,
  deletedRowShare: 0.1,
  snapshots: 1000,
  manifests: 500,
} as const;

const LIMIT = MAINTENANCE_THRESHOLDS;
const ORDER = { due: 0, unknown: 1, ok: 2 };
const due = (is: boolean) => (is ? 'due' : 'ok');

/** Says what maintenance a table needs; worst first, and what is not known last but for what is in order. */
export function maintenanceFindings(
  facts: MaintenanceFacts,
): MaintenanceFinding[] {
  const { properties, files, rows, deleteFiles, deletedRows } = facts;
  const share = (part: number | null, whole: number | null) =>
    part === null || whole === null ? null : part / Math.max(whole, 1);
  const above = (
    check: MaintenanceCheck,
    value: number | null,
    threshold: number,
  ): MaintenanceFinding => ({
    check,
    state: value === null ? 'unknown' : due(value > threshold),
    value,
    threshold,
  });
  const manages = Object.keys(properties).some(key =>
    /^history\.expire\./.test(key),
  );
  return [
    above('small-files', smallShare(facts), LIMIT.smallShare),
    above('delete-files', share(deleteFiles, files), LIMIT.deleteFileShare),
    above('deleted-rows', share(deletedRows, rows), LIMIT.deletedRowShare),
    above('snapshots', facts.snapshots, LIMIT.snapshots),
    above('manifests', facts.manifests ?? null, LIMIT.manifests),
    {
      check: 'expiration',
      state: due(!manages),
      value: null,
      threshold: null,
    } as const,
    // No metadata tells what else lies in the folder.
    {
      check: 'orphans',
      state: 'unknown',
      value: null,
      threshold: null,
    } as const,
  ].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/**
 * The share of files that compaction would take: counted where the manifests were read. Without them an average below the limit means that
 * at least some are small, and is taken for all.
 */
function smallShare(facts: MaintenanceFacts): number | null {
  const { files, bytes, smallFiles, properties } = facts;
  if (files === null) return null;
  if (files < LIMIT.minFiles) return 0;
  if (smallFiles !== undefined) return smallFiles / files;
  if (bytes === null) return null;
  return bytes / files < targetFileBytes(properties) * SMALL_SHARE ? 1 : null;
}
