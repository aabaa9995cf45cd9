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

export const noNullsTest = (columns: string[]) => test('no_nulls', { columns });

/** Every key of the staging tables is there. */
export const everyKeyTest = (key: string, stages: string[]) =>
  test('holds_every_key', { key, stages: stages.map(dbtRef) });

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
