import fs from 'node:fs';
import path from 'node:path';
import {
  parseContract,
  parseJob,
  planPlatform,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { parse, parseAllDocuments } from 'yaml';
import { parseJobAnswers } from './jobAnswers';
import { prepareJob } from './prepareJob';

const contract = fs.readFileSync(
  path.resolve(__dirname, '../../../../examples/northwind/northwind.odcs.yaml'),
  'utf8',
);

/** A platform with Northwind, as its first run left it. */
function platform(): Map<string, string> {
  const files = new Map([
    [
      'lakehouse.yaml',
      'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    ],
    ['contracts/northwind.odcs.yaml', contract],
  ]);
  const plan = planPlatform([parseContract(contract).contract!], files);
  for (const file of plan.files) files.set(file.path, file.content!);
  return files;
}
const START = platform();

const DAILY = {
  name: 'daily',
  kind: 'transformation',
  owner: 'group:default/sales-data',
  target: 'marts.daily',
  mode: 'merge',
  keys: ['day'],
  sql: 'SELECT day, count(*) AS n FROM marts.dim_customer GROUP BY day',
  schedule: 'cron(0 6 * * ? *)',
};
const LOAD = {
  name: 'load',
  kind: 'source',
  owner: 'group:default/sales-data',
  source: 'northwind',
};

const prepare = (answers: object, files = START) =>
  prepareJob(parseJobAnswers(answers), files);

/** The repository after the change. */
function after(answers: object, files = START): Map<string, string> {
  const change = prepare(answers, files);
  expect(change.findings.filter(f => f.severity === 'error')).toEqual([]);
  const result = new Map(files);
  for (const { path: one, action, content } of change.files) {
    if (action === 'remove') result.delete(one);
    else if (content !== undefined && action !== 'kept')
      result.set(one, content);
  }
  return result;
}

const settingsOf = (files: Map<string, string>, name = 'daily') =>
  parseJob('job.yaml', files.get(`jobs/${name}/job.yaml`)!).settings;

describe('a new transformation', () => {
  it('is settings, a query, rules, a test, an entity and a page', () => {
    const files = after(DAILY);
    expect(
      [...files.keys()].filter(one => /(^|\/)jobs\//.test(one)).sort(),
    ).toEqual([
      'catalog/jobs/daily.yaml',
      'docs/jobs/daily.md',
      'jobs/daily/job.yaml',
      'jobs/daily/rules.dqdl',
      'jobs/daily/test_job_daily.py',
      'jobs/daily/transform.sql',
    ]);
    expect(settingsOf(files)).toEqual({
      version: 1,
      kind: 'transformation',
      owner: 'group:default/sales-data',
      sizing: {
        worker: 'G.1X',
        workers: 2,
        autoscaling: true,
        timeout: 60,
        retries: 1,
        execution: 'standard',
      },
      schedule: '0 6 * * ? *',
      target: 'marts.daily',
      write: { mode: 'merge', keys: ['day'] },
      reads: ['marts.dim_customer'],
    });
    expect(files.get('jobs/daily/transform.sql')).toBe(`${DAILY.sql}\n`);
    expect(files.get('jobs/daily/rules.dqdl')).toContain('IsPrimaryKey "day"');
  });

  it('depends on the published table that it reads, as an entity of the catalog', () => {
    const files = after(DAILY);
    const { spec } = parse(files.get('catalog/jobs/daily.yaml')!);
    const marts = parseAllDocuments(files.get('catalog/northwind.yaml')!).map(
      one => `resource:${one.toJS().metadata.name}`,
    );
    expect(spec.dependsOn).toHaveLength(1);
    expect(marts).toContain(spec.dependsOn[0]);
  });

  it('that was made before is not made again', () => {
    const files = after(DAILY);
    const again = prepare(DAILY, files);
    expect(again.files.filter(f => f.action !== 'unchanged')).toEqual([]);
    expect(again.findings).toEqual([]);
  });
});

it('a job that loads a source has settings alone, and depends on its database', () => {
  const files = after({ ...LOAD, execution: 'flex' });
  expect([...files.keys()].filter(one => one.startsWith('jobs/'))).toEqual([
    'jobs/load/job.yaml',
  ]);
  expect(settingsOf(files, 'load')).toMatchObject({
    kind: 'source',
    source: 'northwind',
    sizing: { execution: 'flex' },
  });
  const { spec } = parse(files.get('catalog/jobs/load.yaml')!);
  expect(spec.dependsOn).toEqual(['resource:northwind.source']);
});

describe('a second run', () => {
  it('edits settings, keeps their comments, and leaves what people wrote', () => {
    const files = after(DAILY);
    const yaml = files.get('jobs/daily/job.yaml')!;
    files.set(
      'jobs/daily/job.yaml',
      yaml.replace(
        '  workers: 2',
        '  # measured in May\n  workers: 2 # enough',
      ),
    );
    files.set('jobs/daily/transform.sql', 'SELECT 1 AS day\n');
    const change = prepare({ ...DAILY, workers: 8, schedule: 'none' }, files);
    const changed = change.files.filter(f => f.action !== 'unchanged');
    expect(changed.map(f => f.path)).toEqual([
      'jobs/daily/job.yaml',
      'catalog/jobs/daily.yaml',
      'docs/jobs/daily.md',
      'lakehouse.lock.json',
    ]);
    const text = changed[0].content!;
    expect(text).toContain('  # measured in May\n  workers: 8 # enough');
    expect(text).not.toContain('schedule');
    expect(text).toContain('reads: []');
    expect(change.findings.map(({ message }) => message)).toEqual([
      'jobs/daily/transform.sql is there and stays as it is: it belongs to people. Change it in the repository.',
    ]);
  });

  it('of another kind is refused', () => {
    const change = prepare({ ...LOAD, name: 'daily' }, after(DAILY));
    expect(change).toMatchObject({
      ok: false,
      files: [],
      findings: [
        {
          field: 'name',
          message:
            'There is a job of this name already, of kind transformation (jobs/daily/job.yaml). Choose another name.',
        },
      ],
    });
  });

  it('over settings that cannot be read says where they are broken', () => {
    const files = after(DAILY);
    files.set('jobs/daily/job.yaml', 'version: 1\nkind: source\n');
    const { ok, findings } = prepare(DAILY, files);
    expect(ok).toBe(false);
    expect(findings[0]).toMatchObject({
      path: 'jobs/daily/job.yaml',
      message: expect.stringContaining('owner'),
    });
  });
});

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
