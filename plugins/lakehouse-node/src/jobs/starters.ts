import { quoteIdentifier } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { JobAnswers } from './jobAnswers';

const EXAMPLE = 'example';
const MEASURE = 'amount';

/** Columns of the starter that hold a text: the keys, or one to begin with. */
function textColumns({ mode, keys }: JobAnswers): string[] {
  return mode === 'merge' ? keys : ['name'];
}

function measure(answers: JobAnswers): string {
  return textColumns(answers).includes(MEASURE) ? `${MEASURE}_sum` : MEASURE;
}

/** A query that runs anywhere: it reads no table. */
export function starterSql(answers: JobAnswers): string {
  const columns = [
    ...textColumns(answers).map(
      name => `'${EXAMPLE}' AS ${quoteIdentifier(name, 'spark')}`,
    ),
    `CAST(1 AS BIGINT) AS ${quoteIdentifier(measure(answers), 'spark')}`,
  ];
  return [
    '-- The rows of the target: one SELECT, which may read any table as namespace.table. This one reads none; put yours in its place,',
    '-- name its tables under `reads` in job.yaml, and change the test beside it.',
    'SELECT',
    `  ${columns.join(',\n  ')}`,
    '',
  ].join('\n');
}

/** Rules of a job that nobody has written any for. */
export function starterRules({ mode, keys }: JobAnswers): string {
  const rules = ['RowCount > 0'];
  if (mode === 'merge') {
    rules.push(`IsPrimaryKey ${keys.map(key => `"${key}"`).join(' ')}`);
  }
  return [
    '# Rules of AWS Glue Data Quality (DQDL) on the table as it would be. While one is broken, nothing is published.',
    'Rules = [',
    `    ${rules.join(',\n    ')}`,
    ']',
    '',
  ].join('\n');
}

/** The test of a job. Of the starter the rows are known; of other SQL people say what they expect. */
export function starterTest(answers: JobAnswers): string {
  const { start } = answers;
  const row = Object.fromEntries([
    ...textColumns(answers).map(name => [name, EXAMPLE]),
    [measure(answers), 1],
  ]);
  // Texts and whole numbers in JSON are what they are in Python.
  const expected = start === 'starter' ? JSON.stringify([row]) : 'None';
  return [
    '"""Runs the job on local Spark and Iceberg, with the small rows below. This file is yours: `make test` runs it."""',
    '',
    'from pathlib import Path',
    '',
    '#: Rows of the tables that transform.sql reads: {"marts.orders": [{"id": 1, "amount": 2.5}]}. A table that is not here has one row, with a',
    '#: text in every column that the query names.',
    'ROWS: dict = {}',
    '#: Rows that the table has to hold then, in any order. None: those that the query gives.',
    `EXPECTED = ${expected}`,
    '#: Whether the rules have to hold on these rows. Without, it is enough that they can be checked.',
    `RULES_HOLD = ${start === 'starter' ? 'True' : 'False'}`,
    '',
    '',
    'def test_the_table_holds_what_the_query_gives(spark):',
    '    from lakehouse_jobs.trial import tried',
    '',
    '    trial = tried(spark, Path(__file__).parent, ROWS)',
    '    assert trial.rows == (trial.as_rows(EXPECTED) if EXPECTED is not None else trial.query_rows)',
    '    assert trial.broken_rules == [] or not RULES_HOLD',
    '',
  ].join('\n');
}
