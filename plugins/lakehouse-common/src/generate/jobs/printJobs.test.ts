import { parse } from 'yaml';
import { planPlatform } from '..';
import { parseJob } from '.';

const SETTINGS = `version: 1
kind: transformation
owner: group:default/sales
target: marts.daily
write: { mode: merge, keys: [day] }
reads: [marts.orders]
sizing:
  worker: G.1X
  workers: 2
  autoscaling: true
  timeout: 60
  retries: 1
  execution: standard
schedule: 0 6 * * ? *
`;
const PLATFORM =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';

const plan = (files: Record<string, string>) =>
  planPlatform(
    [],
    new Map(Object.entries({ 'lakehouse.yaml': PLATFORM, ...files })),
  );

describe('jobs of a platform', () => {
  it('become an entity and a page', () => {
    const { files, findings } = plan({ 'jobs/daily/job.yaml': SETTINGS });
    expect(findings).toEqual([]);
    const entity = files.find(f => f.path === 'catalog/jobs/daily.yaml')!;
    expect(parse(entity.content!)).toMatchObject({
      kind: 'Component',
      metadata: { name: 'daily.job', description: 'Writes marts.daily.' },
      spec: {
        type: 'data-pipeline',
        owner: 'group:default/sales',
        dependsOn: [],
      },
    });
    const page = files.find(f => f.path === 'docs/jobs/daily.md')!;
    expect(page.content).toContain('rows are merged by day');
  });

  it('are nothing without settings', () => {
    expect(plan({}).files.filter(f => f.path.includes('jobs'))).toEqual([]);
  });

  it('say which file, line and field cannot be used, and nothing is planned', () => {
    const broken = SETTINGS.replace('workers: 2', 'workers: 0');
    const { files, findings } = plan({ 'jobs/daily/job.yaml': broken });
    expect(files).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({
        line: 9,
        path: '$.sizing.workers',
        message:
          'jobs/daily/job.yaml: sizing.workers cannot be used: write a number from 2 to 299.',
      }),
    ]);
  });

  it('do not write one table twice, and load only sources that are there', () => {
    const source = SETTINGS.replace(
      'kind: transformation',
      'kind: source',
    ).replace(/target:.*\nwrite:.*\nreads:.*\n/, 'source: shop\n');
    const messages = plan({
      'jobs/a/job.yaml': SETTINGS,
      'jobs/b/job.yaml': SETTINGS,
      'jobs/c/job.yaml': source,
    }).findings.map(({ message }) => message);
    expect(messages).toEqual([
      'jobs/c/job.yaml: there is no source shop.',
      'jobs/b/job.yaml: the job a writes marts.daily already.',
    ]);
  });
});

it.each([
  ['a: [', 'it is not valid YAML'],
  ['', 'the file is missing or is no object'],
  [
    SETTINGS.replace('kind: transformation', 'kind: magic'),
    'kind has a value that is not allowed',
  ],
  [
    SETTINGS.replace('mode: merge', 'mode: upsert'),
    'has a value that is not allowed',
  ],
  [SETTINGS.replace('[day]', '["day; DROP"]'), 'write.keys.0 cannot be used'],
  [SETTINGS.replace('0 6 * * ? *', '0 6 * * * *'), 'exclude each other'],
  [
    SETTINGS.replace('worker: G.1X', 'worker: Z.2X'),
    'sizing.worker has a value that is not allowed',
  ],
  [`${SETTINGS}colour: red\n`, 'colour is not a setting here'],
  [
    SETTINGS.replace('owner: group:default/sales', 'owner: "a b {{ c }}"'),
    'owner cannot be used',
  ],
])('settings that cannot be used are said: %#', (yaml, sentence) => {
  const { settings, findings } = parseJob('jobs/x/job.yaml', yaml);
  expect(settings).toBeUndefined();
  expect(findings[0].message).toMatch(/^jobs\/x\/job\.yaml: /);
  expect(findings.map(f => f.message).join()).toContain(sentence);
});
