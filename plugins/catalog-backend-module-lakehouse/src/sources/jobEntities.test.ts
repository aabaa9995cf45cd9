import fs from 'node:fs';
import path from 'node:path';
import type { PlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';
import { RepositoryEntitySource } from './RepositoryEntitySource';

/** Files of `===== <path>` and what follows, as the template glue-job stamps them. */
const stamped = fs
  .readFileSync(
    path.resolve(
      __dirname,
      '../../../scaffolder-backend-module-lakehouse/src/__golden__/job/starter.txt',
    ),
    'utf8',
  )
  .split(/^===== /m)
  .slice(1)
  .map((text): [string, string] => {
    const end = text.indexOf('\n');
    return [text.slice(0, end), text.slice(end + 1)];
  });

it('a stamped job is an entity of the catalog', async () => {
  const repository: Pick<PlatformRepository, 'head' | 'read'> = {
    head: async () => 'c0ffee',
    read: async isRead => ({
      commit: 'c0ffee',
      files: new Map(stamped.filter(([file]) => isRead(file))),
    }),
  };
  const source = new RepositoryEntitySource(repository as PlatformRepository);
  const { entities, problems } = await source.read();
  expect(problems).toEqual([]);
  expect(entities).toEqual([
    {
      path: 'catalog/jobs/daily_revenue.yaml',
      entity: expect.objectContaining({
        kind: 'Component',
        spec: expect.objectContaining({ owner: 'group:default/sales-data' }),
      }),
    },
  ]);
});
