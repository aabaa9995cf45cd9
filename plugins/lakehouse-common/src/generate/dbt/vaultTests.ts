import type { HashTerm } from './stagePlan';
import { dbtRef } from './vaultTable';

/** A test of a model, as it stands in YAML; what the tests ask is in `dbt/tests/generic`. */
export type ModelTest = Record<string, unknown>;

const test = (
  name: string,
  args: Record<string, unknown>,
  config?: Record<string, unknown>,
): ModelTest => ({ [name]: { arguments: args, ...(config && { config }) } });

/** What is a finding about the source, and no fault of the vault. */
const WARN = { severity: 'warn' };

export const primaryKeyTest = (columns: string[]) =>
  test('primary_key', { columns });

export const noNullsTest = (columns: string[], severity?: 'warn') =>
  test('no_nulls', { columns }, severity && WARN);

/** Every key of the staging tables is there; with a condition only those of the rows that it holds for. */
export const everyKeyTest = (
  key: string,
  stages: string[],
  condition?: string,
) =>
  test('holds_every_key', {
    key,
    stages: stages.map(dbtRef),
    ...(condition && { condition }),
  });

/** Every value of a column is a value of another model's column. */
export const referenceTest = (
  column: string,
  to: string,
  field: string,
  severity?: 'warn',
) =>
  test('references_row', { column, to: dbtRef(to), field }, severity && WARN);

/** The newest version of a key is what the newest staged row says. */
export const newestVersionTest = (
  key: string,
  hashdiff: string,
  stage: string,
) => test('shows_newest_version', { key, hashdiff, stage: dbtRef(stage) });

/** The rows `unknown` and `wrong` are there. */
export const ghostsTest = (key: string) => test('ghosts_exist', { key });

/** The stored key is the hash of the stored business key. */
export const recomputedKeyTest = (key: string, terms: HashTerm[]) =>
  test('recomputed_key', { key, terms });

/** The stored hashdiff is the hash of the stored payload. */
export const recomputedHashdiffTest = (key: string, terms: HashTerm[]) =>
  test('recomputed_hashdiff', { key, terms });

/** No version repeats the one before it; a late load may leave some that are superfluous and harmless. */
export const noRepetitionTest = (key: string) =>
  test('no_repeated_version', { key }, WARN);

/** Validity has neither gaps nor overlaps, and one range is open. */
export const disjointRangesTest = (key: string) =>
  test('disjoint_ranges', { key });

/** Staging has every row of every load. */
export const everyLoadTest = (raw: string, table: string) =>
  test('holds_every_load', { raw: `source('${raw}', '${table}')` });

/** A point-in-time table names the versions that held. */
export const versionsHeldTest = (
  key: string,
  satellites: Array<{ name: string; key?: string }>,
) =>
  test('points_at_versions', {
    key,
    satellites: satellites.map(({ name, ...more }) => ({
      relation: dbtRef(name),
      name,
      ...more,
    })),
  });

/** Every kept snapshot has a row for every key of the hub. */
export const completeTest = (hub: string, key: string, snapshots: string) =>
  test('complete_snapshots', {
    hub: dbtRef(hub),
    key,
    snapshots: dbtRef(snapshots),
  });
