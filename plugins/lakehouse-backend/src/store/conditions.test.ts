import { TestDatabases } from '@backstage/backend-test-utils';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { migrated } from '../__testUtils__/perTest';
import { tableWrite } from '../__testUtils__/tableWrite';
import type { TableCondition } from './conditions';
import { TableReader } from './TableReader';
import { TableWriter } from './TableWriter';
import { isVisible } from './visibility';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

const OWNERS = ['group:default/a', 'group:default/b'];
const TAGS = ['gold', 'pii', 'x'];
/** With what LIKE and GLOB take for something else. */
const NAMESPACES = ['Marts', 'marts_eu', 'marts[1]', 'm%'];
const PATTERNS = ['marts*', 'Marts', '*[1]', 'm%', 'm_rts*', 'marts?eu'];
const few = (values: string[]) => fc.subarray(values);
const condition: fc.Arbitrary<TableCondition> = fc.oneof(
  fc.record({ column: fc.constant('owner' as const), values: few(OWNERS) }),
  fc.record({
    column: fc.constant('catalog' as const),
    values: few(['lake', 'other']),
  }),
  fc.record({ tags: few(TAGS) }),
  fc.record({ known: fc.constantFrom('owner' as const, 'source' as const) }),
  fc.record({ namespaces: few(PATTERNS) }),
);
const { criteria } = fc.letrec<{
  criteria: PermissionCriteria<TableCondition>;
}>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 3 },
    condition,
    fc.record({ not: tie('criteria') }),
    fc.record({
      allOf: fc.array(tie('criteria'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<PermissionCriteria<TableCondition>>,
    fc.record({
      anyOf: fc.array(tie('criteria'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<PermissionCriteria<TableCondition>>,
  ),
}));

describe.each(databases.eachSupportedId())('conditions on %s', id => {
  it('find the same tables in SQL as they hold of one by one, however they are combined', async () => {
    const db = await migrated(databases, id);
    const now = Date.now();
    const given = [undefined, ...OWNERS].flatMap(owner =>
      [[], ['gold'], ['gold', 'PII '], ['x']].map(tags => ({ owner, tags })),
    );
    await new TableWriter(db, 'lake').write(
      given.map((entry, n) => {
        const write = tableWrite({ name: `t${n}`, ...entry }, now);
        return {
          ...write,
          namespace: [NAMESPACES[n % NAMESPACES.length]],
          facts: { ...write.facts, source: n % 3 === 0 ? 'shop' : null },
        };
      }),
    );
    const reader = new TableReader(db);
    const page = { sort: 'name' as const, order: 'asc' as const, limit: 100 };
    const { rows } = await reader.page(page, 'all');
    expect(rows).toHaveLength(12);
    await fc.assert(
      fc.asyncProperty(criteria, async visible => {
        const found = await reader.page(page, visible);
        expect(found.rows.map(({ name }) => name)).toEqual(
          rows.filter(row => isVisible(row, visible)).map(({ name }) => name),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('forget the tags of tables that lost them', async () => {
    const db = await migrated(databases, id);
    const writer = new TableWriter(db, 'lake');
    const tagged = async () =>
      [
        ...(await new TableReader(db).visibleRefs(['lake/marts.t'], {
          tags: ['gold'],
        })),
      ].length;
    await writer.write([tableWrite({ name: 't', tags: ['gold'] }, 0)]);
    expect(await tagged()).toBe(1);
    await writer.write([tableWrite({ name: 't', tags: ['x'] }, 0)]);
    expect(await tagged()).toBe(0);
  });
});
