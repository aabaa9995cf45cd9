import type { ChoiceQuery } from '@lakehouse/backstage-plugin-lakehouse-common';
import { listChoices, MAX_CHOICES } from './listChoices';
import {
  CONTRACT,
  NORTHWIND,
  stampNorthwind,
  type Files,
} from './__testUtils__/northwind';

let files: Files;
beforeAll(async () => {
  files = await stampNorthwind();
});
const names = (query: ChoiceQuery) => listChoices(files, query).names;

it.each([
  [{ kind: 'source' }, ['northwind']],
  [
    { kind: 'hub', search: 'CUSTOMER' },
    ['hub_customer', 'hub_customer_demographic'],
  ],
  [
    { kind: 'column', source: 'northwind', table: 'region' },
    ['region_description', 'region_id'],
  ],
  // Nothing is there of what is not there; a form says so and takes what is typed.
  [{ kind: 'contract-table', source: 'nowhere' }, []],
  [{ kind: 'column', source: 'northwind', table: 'constructor' }, []],
] as [ChoiceQuery, string[]][])('lists %j', (query, expected) => {
  expect(names(query)).toEqual(expected);
});

it('lists tables, links, satellites of one hub or of all, and published marts', () => {
  expect(names({ kind: 'contract-table', source: 'northwind' })).toHaveLength(
    14,
  );
  expect(
    names({ kind: 'link' }).every(
      name => name.startsWith('link_') || name.includes('lnk'),
    ),
  ).toBe(true);
  const own = names({ kind: 'satellite', hub: 'hub_customer' });
  expect(own.length).toBeGreaterThan(0);
  expect(names({ kind: 'satellite' })).toEqual(expect.arrayContaining(own));
  expect(names({ kind: 'satellite' }).length).toBeGreaterThan(own.length);
  expect(names({ kind: 'mart' })).toContain('dim_customer');
});

it('is bounded, and says when there is more', () => {
  const many = new Map(
    Array.from({ length: MAX_CHOICES + 1 }, (_, i) => [
      CONTRACT.replace('northwind', `s${i}`),
      NORTHWIND.replace(/^name: .*$/m, `name: s${i}`),
    ]),
  );
  const { names: some, truncated } = listChoices(many, { kind: 'source' });
  expect({ some: some.length, truncated }).toEqual({
    some: MAX_CHOICES,
    truncated: true,
  });
});
