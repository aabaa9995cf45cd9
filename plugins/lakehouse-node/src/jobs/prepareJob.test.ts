import { parse, parseAllDocuments } from 'yaml';
import { after, DAILY, LOAD, prepare, settingsOf } from './__testUtils__/jobs';

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

describe('the schedule of the promise', () => {
  it('is written as cron for a job that loads a source', () => {
    const settings = settingsOf(
      after({ ...LOAD, schedule: 'promise' }),
      'load',
    );
    expect(settings).toMatchObject({ schedule: '54 0/2 * * ? *' });
  });

  it('is refused for a transformation, with what to write', () => {
    const { ok, findings } = prepare({ ...DAILY, schedule: 'promise' });
    expect(ok).toBe(false);
    expect(findings).toEqual([
      expect.objectContaining({
        field: 'schedule',
        message:
          'There is no schedule to work out: a transformation has no promise. Write six fields, for example 0 6 * * ? *.',
      }),
    ]);
  });
});
