import { parse } from 'yaml';
import { after, DAILY, LOAD, prepare, settingsOf } from './__testUtils__/jobs';
import { parseJobAnswers } from './jobAnswers';

describe('answers that cannot be used', () => {
  it.each<[string, object, string, string]>([
    [
      'unknown source',
      { ...LOAD, source: 'northwnd' },
      'source',
      'The platform has no source "northwnd". Did you mean northwind?',
    ],
    [
      'no source',
      { ...LOAD, source: ' ' },
      'source',
      'No source is chosen. Name one.',
    ],
    [
      'a mart of dbt',
      { ...DAILY, target: 'marts.dim_customer' },
      'target',
      'The table marts.dim_customer is a mart of northwind: dbt writes it (dbt/models/marts/northwind/). Choose another name for the target.',
    ],
    [
      'the vault',
      { ...DAILY, target: 'vault.x' },
      'target',
      'The target "vault.x" cannot be used: the namespace vault is written by loads and dbt; use marts, or a namespace of your own.',
    ],
    [
      'no target',
      { ...DAILY, target: '' },
      'target',
      'There is no target table. Write namespace.table, for example marts.daily_revenue.',
    ],
    [
      'no SQL',
      { ...DAILY, sql: ' \n' },
      'sql',
      'There is no SQL yet. Write one SELECT, or begin with the starter.',
    ],
    [
      'two statements',
      { ...DAILY, sql: 'SELECT 1; DELETE FROM x' },
      'sql',
      'The SQL has more than one statement. Write one SELECT; the job creates and fills the table itself.',
    ],
    [
      'SQL and starter',
      { ...DAILY, start: 'starter' },
      'sql',
      'There is SQL, and the starter is chosen. Choose to write the SQL, or leave it empty.',
    ],
    [
      'no keys',
      { ...DAILY, keys: [' '] },
      'keys',
      'Merging needs the columns that tell rows apart. Name them, or replace all rows.',
    ],
    [
      'a hostile key',
      { ...DAILY, keys: ['a"; DROP'] },
      'keys',
      'The key column "a\\"; DROP" cannot be used. Name each column once, in lower case letters, digits and _.',
    ],
    [
      'both day fields',
      { ...DAILY, schedule: '0 6 1 * MON *' },
      'schedule',
      'The schedule "0 6 1 * MON *" cannot be used: day of month and day of week exclude each other; write ? in exactly one of the two, for example 0 6 ? * MON *.',
    ],
    [
      '0 workers',
      { ...DAILY, workers: 0 },
      'workers',
      'The number of workers is 0. Write a whole number from 2 to 299.',
    ],
    [
      'half a retry',
      { ...LOAD, retries: 0.5 },
      'retries',
      'The number of retries is 0.5. Write a whole number from 0 to 10.',
    ],
    [
      'no time',
      { ...LOAD, timeout: 20_000 },
      'timeout',
      'The timeout in minutes is 20000. Write a whole number from 1 to 10080.',
    ],
    [
      'DQDL that does not parse',
      { ...DAILY, rules: 'Rules = [ IsCompleet "day" ]' },
      'rules',
      'The DQDL rules cannot be used. Line 1: "IsCompleet" is not expected. Did you mean IsComplete?',
    ],
    [
      'a hostile owner',
      { ...DAILY, owner: 'sales\n{{ evil }}' },
      'owner',
      '"sales\\n{{ evil }}" is not a group. Choose a group of the catalog, for example group:default/sales-data.',
    ],
    [
      'a user as owner',
      { ...DAILY, owner: 'user:default/ada' },
      'owner',
      '"user:default/ada" is not a group. Choose a group of the catalog, for example group:default/sales-data.',
    ],
    [
      'a path as name',
      { ...DAILY, name: '../x' },
      'name',
      '"../x" cannot be the name of a job. Use lower case letters, digits and _, for example x.',
    ],
  ])('%s', (_, answers, field, message) => {
    expect(prepare(answers)).toEqual({
      ok: false,
      files: [],
      findings: [{ severity: 'error', field, message }],
    });
  });

  it('the target of another job', () => {
    const { findings } = prepare({ ...DAILY, name: 'other' }, after(DAILY));
    expect(findings[0].message).toBe(
      'The job daily writes marts.daily already. Choose another name for the target.',
    );
  });

  it('of the wrong shape are named', () => {
    expect(() => parseJobAnswers({ ...LOAD, worker: 'Z.2X' })).toThrow(
      'The answer worker cannot be used',
    );
    expect(() => parseJobAnswers({ ...LOAD, workers: '2' })).toThrow(
      'The answer workers cannot be used',
    );
  });
});

it.each([
  'a "quoted" \'text\' {{ jinja }} {% x %} ${env} $${x} `tick`',
  'back\\slash\nnew line\ttab -- comment; # hash: - [x] & *y !z',
  '](javascript:alert(1)) <script>alert(1)</script> | cell',
  '\u202eEvil \ud83d\ude00 \u0000\u0085\u2028 \ufeff yes',
])('the hostile description %j is data everywhere', description => {
  const files = after({ ...DAILY, description });
  expect(settingsOf(files)?.description).toBe(description.trim());
  const entity = parse(files.get('catalog/jobs/daily.yaml')!);
  expect(entity.kind).toBe('Component');
  expect(Object.keys(entity.metadata)).toEqual([
    'name',
    'title',
    'description',
    'annotations',
  ]);
  const page = files.get('docs/jobs/daily.md')!;
  expect(page).not.toContain('<script');
  expect(page).not.toContain('{{ jinja');
  expect(page.split('\n').filter(line => line.startsWith('# '))).toHaveLength(
    1,
  );
});
