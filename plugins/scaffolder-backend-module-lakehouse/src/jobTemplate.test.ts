import { createGenerateJobAction } from './actions/generateJob';
import {
  asGolden,
  dryRunsOf,
  localPlatform,
  runWithoutPermission,
} from './__testUtils__/changeTemplate';
import { expectGolden } from './__testUtils__/golden';
import { northwindPlatform } from './__testUtils__/northwindPlatform';

jest.setTimeout(120_000);

const TEMPLATE = 'glue-job';

const sizing = {
  worker: 'G.1X',
  workers: 2,
  autoscaling: true,
  timeout: 60,
  retries: 1,
  execution: 'standard',
};
const starter = {
  name: 'daily_revenue',
  kind: 'transformation',
  owner: 'group:default/sales-data',
  description: 'Revenue per day; ask {{ sales }} about "returns"',
  target: 'marts.daily_revenue',
  mode: 'merge',
  keys: ['day'],
  start: 'starter',
  schedule: '0 6 * * ? *',
  ...sizing,
};
const sql = {
  ...starter,
  mode: 'replace',
  keys: [],
  start: 'sql',
  sql: 'SELECT country, count(*) AS customers\nFROM marts.dim_customer\nGROUP BY country',
  rules: 'Rules = [\n    RowCount > 0,\n    IsUnique "country"\n]',
};
const source = {
  name: 'load_northwind',
  kind: 'source',
  owner: 'group:default/sales-data',
  source: 'northwind',
  ...sizing,
  worker: 'G.2X',
  execution: 'flex',
};

describe('a dry run', () => {
  const { dryRun, propose } = dryRunsOf(TEMPLATE, northwindPlatform());

  it.each(Object.entries({ starter, sql, source }))(
    'of the answers %s writes these files and proposes them',
    async (name, values) => {
      const { files, next } = await propose(values);
      for (const path of files.keys()) {
        if (!/\bjobs\//.test(path)) files.delete(path);
      }
      expectGolden(`job/${name}.txt`, asGolden(files));
      expect(next).toContain(`make job JOB=${values.name}`);
    },
  );

  it('says what is wrong with the answers, and writes nothing', async () => {
    const { status, body } = await dryRun({
      ...starter,
      target: 'marts.dim_customer',
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The job cannot be stamped, and nothing was written: The table marts.dim_customer is a mart of northwind',
    );
  });
});

describe('a task to a local repository', () => {
  it('makes one commit, none when it is run again, and one more for other settings', async () => {
    const platform = await localPlatform(
      TEMPLATE,
      northwindPlatform(),
      createGenerateJobAction,
    );
    const before = platform.commits();
    await platform.run(starter);
    expect(platform.commits()).toBe(before + 1);
    expect(platform.file('jobs/daily_revenue/transform.sql')).toContain(
      "'example' AS `day`",
    );
    await platform.run(starter);
    expect(platform.commits()).toBe(before + 1);
    await platform.run({ ...starter, workers: 5 });
    expect(platform.commits()).toBe(before + 2);
    expect(platform.title()).toContain('Change the job daily_revenue');
    await platform.stop();
  });

  it('is refused without the permission', async () => {
    await expect(
      runWithoutPermission(TEMPLATE, starter, createGenerateJobAction),
    ).rejects.toThrow('lakehouse.source.create');
  });
});
