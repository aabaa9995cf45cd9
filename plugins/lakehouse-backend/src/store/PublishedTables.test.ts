import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../__testUtils__/perTest';
import type { PublishRule } from '../config/types';
import { tableWrite } from '../__testUtils__/tableWrite';
import type { TableCondition } from './conditions';
import { PublishedTables } from './PublishedTables';
import { TableWriter } from './TableWriter';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

const rule = (system: string, ...allOf: TableCondition[]): PublishRule => ({
  criteria: { allOf: allOf as [TableCondition] },
  system,
  domain: null,
});

describe.each(databases.eachSupportedId())('published tables on %s', id => {
  it('are those of every rule, once, page by page, each with the first rule that fits', async () => {
    const db = await migrated(databases, id);
    const given = [
      { name: 'a', tags: ['gold'] },
      { name: 'b', owner: 'group:default/x' },
      { name: 'c', owner: 'group:default/x', tags: ['gold'] },
      { name: 'd' },
    ];
    await new TableWriter(db, 'lake').write(
      given.map(entry => tableWrite(entry, 0)),
    );
    const published = new PublishedTables(db, [
      rule('one', { tags: ['gold'] }),
      rule('two', { known: 'owner' }, { namespaces: ['m*'] }),
    ]);
    const all: string[][] = [];
    let next: string | undefined;
    do {
      const page = await published.page(2, 'all', next);
      all.push(
        page.found.map(({ row, rule: by }) => `${row.name} ${by.system}`),
      );
      next = page.next;
    } while (next);
    expect(all).toEqual([['a one', 'b two'], ['c one']]);
    const seen = await published.page(9, { known: 'owner' });
    expect(seen.found.map(({ row }) => row.name)).toEqual(['b', 'c']);
    expect(await new PublishedTables(db, []).page(9, 'all')).toEqual({
      found: [],
    });
  });
});
