import type { SourceSpec } from '@lakehouse/backstage-plugin-lakehouse-common';
import { describeOutcome } from './describeOutcome';
import type { PlatformRepository } from './platformRepository';
import { prepareSource } from './prepareSource';
import { parseSourceSpec } from './sourceSpec';
import { answers, stampNorthwind, type Files } from './__testUtils__/northwind';

const HOST = { branch: 'main' } as PlatformRepository;
const LOCAL = {
  branch: 'main',
  publish: async () => {},
} as unknown as PlatformRepository;
const CSV = parseSourceSpec({
  version: 1,
  kind: 'csv',
  name: 'stores',
  owner: 'group:default/sales-data',
  promise: '6h',
  csv: [
    { name: 'stores.csv', content: 'store_id,city\n1,Rome\n2,Oslo\n', rows: 2 },
  ],
});
const PLATFORM = new Map([
  [
    'lakehouse.yaml',
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  ],
  [
    '.github/CODEOWNERS',
    '* @acme/data-platform\ncontracts/ @ada # contracts\n',
  ],
]);

async function outcomeOf(
  spec: SourceSpec,
  files: Files,
  repository: PlatformRepository,
) {
  return describeOutcome(
    spec,
    await prepareSource(spec, files),
    files,
    repository,
  )!;
}
const countsOf = ({ resources }: Awaited<ReturnType<typeof outcomeOf>>) =>
  Object.fromEntries(resources.map(({ kind, count }) => [kind, count]));

it('of a new source on a host: what merging does, who reviews, what will be there and what it costs', async () => {
  const outcome = await outcomeOf(CSV, PLATFORM, HOST);
  expect(outcome.effects).toEqual([
    expect.stringContaining(
      'on main. Nothing runs and no table is made by merging',
    ),
    expect.stringContaining('checks of the repository run on the pull request'),
    expect.stringContaining('loads 1 table into raw_stores'),
    expect.stringContaining('in place of the entry that says it is pending'),
  ]);
  expect(outcome.reviewers.sort()).toEqual(['acme/data-platform', 'ada']);
  expect(outcome.resources[0]).toEqual({
    kind: 'namespace',
    count: 4,
    names: ['marts', 'raw_stores', 'staging_stores', 'vault'],
  });
  expect(outcome.resources).toContainEqual({
    kind: 'raw',
    count: 1,
    names: ['raw_stores.stores'],
  });
  expect(
    outcome.resources.find(({ kind }) => kind === 'marts')?.names,
  ).toContain('marts.dim_store');
  expect(
    outcome.resources.find(({ kind }) => kind === 'entity')?.names,
  ).toContain('component:default/stores.pipeline');
  expect(outcome.cost).toMatchObject({
    low: expect.any(Number),
    high: expect.any(Number),
  });
  expect(outcome.cost!.assumptions.join(' ')).toContain('360 loads in 30 days');
});

it('in a local repository is a commit without reviewers', async () => {
  const { pullRequest, effects, reviewers } = await outcomeOf(
    CSV,
    PLATFORM,
    LOCAL,
  );
  expect({ pullRequest, reviewers }).toEqual({
    pullRequest: false,
    reviewers: [],
  });
  expect(effects[0]).toContain('Creating commits the files to main at once');
  expect(effects.join(' ')).not.toContain('pull request');
});

it('has no cost while rows are unknown, and says so', async () => {
  const files = await stampNorthwind();
  const outcome = await outcomeOf(answers(files), files, HOST);
  expect(outcome.cost).toMatchObject({
    unknown: 'nobody has counted the rows of 14 of 14 tables',
  });
  // 14 tables, and what Northwind's contract becomes; of another source nothing is counted.
  expect(countsOf(outcome)).toMatchObject({ raw: 14, staging: 14 });
});

it('of a source that is retired says what stays, and promises no table', async () => {
  const files = await stampNorthwind();
  const spec = answers(files, { retire: true });
  const { effects, resources, cost } = await outcomeOf(spec, files, HOST);
  expect(effects.join(' ')).toContain('No table is dropped');
  expect({ resources, cost }).toEqual({ resources: [], cost: undefined });
});

it('is nothing while an answer is wrong', async () => {
  const spec = { ...CSV, promise: 'soon' };
  expect(await outcomeOf(spec, PLATFORM, HOST)).toBeUndefined();
});

it('of a large source takes no time beside its preview: entities are not counted', async () => {
  const ddl = Array.from(
    { length: 200 },
    (_, i) => `CREATE TABLE t${i} (id integer PRIMARY KEY, city text);`,
  ).join('\n');
  const spec = parseSourceSpec({ ...CSV, kind: 'ddl', csv: undefined, ddl });
  const preview = await prepareSource(spec, PLATFORM);
  const started = performance.now();
  const { resources } = describeOutcome(spec, preview, PLATFORM, HOST)!;
  expect(performance.now() - started).toBeLessThan(300);
  expect(resources.map(({ kind }) => kind)).toEqual([
    'namespace',
    'raw',
    'staging',
    'vault',
    'marts',
  ]);
}, 60_000);
