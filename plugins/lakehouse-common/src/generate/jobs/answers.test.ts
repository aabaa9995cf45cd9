import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { cronFields, cronProblem } from '../../schedule';
import { dqdlProblem, readSql, targetProblem } from '.';

const CASES = parse(
  fs.readFileSync(
    path.resolve(
      __dirname,
      '../../../../../templates/lakehouse-platform/skeleton/tests/jobs/cases/dqdl.yaml',
    ),
    'utf8',
  ),
);

describe('a schedule', () => {
  it.each([
    '0 6 * * ? *',
    '15,45 8-18 ? * MON-FRI *',
    '0/5 * * * ? *',
    '0 0 L * ? 2026-2030',
    '0 0 15W JAN,JUL ? *',
    '0 3 ? * 2#1 *',
    '0 3 ? * FRIL *',
    '*/30 0/2 1 * ? *',
  ])('may be %s', text => {
    expect(cronProblem(cronFields(text))).toBeUndefined();
    expect(cronFields(`cron(${text})`)).toBe(text);
  });

  it.each([
    ['0 6 * * *', 'it has 5 fields'],
    ['', 'it has 1 fields'],
    ['0 6 * * * *', 'exclude each other'],
    ['0 6 1 * MON *', 'exclude each other'],
    ['0 6 ? * ? *', 'exclude each other'],
    ['60 6 * * ? *', '"60" is no minutes'],
    ['0 24 * * ? *', '"24" is no hours'],
    ['0 6 0 * ? *', '"0" is no day of month'],
    ['0 6 * 13 ? *', '"13" is no month'],
    ['0 6 ? * 8 *', '"8" is no day of week'],
    ['0 6 ? * MON#6 *', 'is no day of week'],
    ['0 6 * * ? 1969', '"1969" is no year'],
    ['9-1 6 * * ? *', '"9-1" is no minutes'],
    ['0/0 6 * * ? *', 'is no minutes'],
    ['0, 6 * * ? *', '"0," is no minutes'],
    ['* 6 * * ? *', 'more often than every 5 minutes'],
    ['0,57 6 * * ? *', 'more often than every 5 minutes'],
    ['58,1 * * * ? *', 'more often than every 5 minutes'],
    ['0;DROP 6 * * ? *', 'is no minutes'],
  ])('may not be %s', (text, sentence) => {
    expect(cronProblem(cronFields(text))).toContain(sentence);
  });
});

describe('DQDL rules', () => {
  it.each(CASES.good as string[])('may be %s', text => {
    expect(dqdlProblem(text)).toBeUndefined();
  });

  it.each(CASES.bad as { text: string; line: number | null }[])(
    'may not be $text',
    ({ text, line }) => {
      expect(dqdlProblem(text)).toMatch(
        line ? new RegExp(`^Line ${line}: `) : /^The rules end too early\./,
      );
    },
  );

  it('are told the name that was meant', () => {
    expect(dqdlProblem('Rules = [ IsCompleet "id" ]')).toBe(
      'Line 1: "IsCompleet" is not expected. Did you mean IsComplete?',
    );
  });
});

describe('the SQL of a transformation', () => {
  it.each<[string, string[]]>([
    ['SELECT 1 AS one', []],
    ['select * from marts.orders;', ['marts.orders']],
    [
      'WITH recent AS (SELECT * FROM marts.orders) SELECT * FROM recent JOIN `marts`.`dim``x` d ON d.id = recent.id, vault.hub_a a WHERE 1 IN (1, 2)',
      ['marts.dim`x', 'marts.orders', 'vault.hub_a'],
    ],
    [
      "SELECT ';' AS a, extract(YEAR FROM o.day) AS y -- FROM x.y ;\nFROM lake.marts.orders o /* ; FROM z.z */ WHERE a IS DISTINCT FROM o.b",
      ['marts.orders'],
    ],
    ['(SELECT 1) UNION ALL (SELECT a FROM (x.y, x.z))', ['x.y', 'x.z']],
  ])('%s reads %p', (sql, reads) => {
    expect(readSql(sql)).toEqual({ reads });
  });

  it.each([
    ['  -- nothing\n', 'There is no SQL yet'],
    [';', 'There is no SQL yet'],
    ['SELECT 1; DROP TABLE x', 'more than one statement'],
    ['SELECT 1;;', 'more than one statement'],
    ['INSERT INTO x SELECT 1', 'begins with "INSERT"'],
    ["SELECT 'a", 'is not closed'],
    ['SELECT 1 /* a', 'is not closed'],
    ['SELECT `a', 'is not closed'],
  ])('may not be %p', (sql, sentence) => {
    expect(readSql(sql).problem).toContain(sentence);
  });

  it('is looked at in linear time', () => {
    const sql = `SELECT ${"'".repeat(100_001)}${'/*'.repeat(50_000)}`;
    const started = Date.now();
    readSql(sql);
    readSql(`SELECT ${'('.repeat(200_000)}`);
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});

it.each([
  ['orders', 'write namespace.table'],
  ['marts.Orders', 'write namespace.table'],
  ['marts.a.b', 'write namespace.table'],
  ['marts.x"; DROP', 'write namespace.table'],
  ['vault.hub_x', 'is written by loads and dbt'],
  ['raw_shop.x', 'is written by loads and dbt'],
])('the target may not be %s', (target, sentence) => {
  expect(targetProblem(target)).toContain(sentence);
  expect(targetProblem('finance.revenue')).toBeUndefined();
});
