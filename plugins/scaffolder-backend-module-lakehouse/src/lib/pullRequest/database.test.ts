import {
  markdown,
  type PreviewTable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { databaseSection, sourceTitle } from './database';

const table = (
  name: string,
  more: Partial<PreviewTable> = {},
): PreviewTable => ({
  name,
  columns: 1,
  primaryKey: ['id'],
  loadMode: 'full',
  inferences: [],
  selected: true,
  inDatabase: 'known',
  drift: [],
  ...more,
});
const added = (name: string, selected = true) =>
  table(name, { inDatabase: 'new', selected });
const drifted = (name: string, acceptDrift: boolean) =>
  table(name, {
    acceptDrift,
    drift: [
      { kind: 'added', proposed: true, message: '"phone" is new.' },
      { kind: 'removed', proposed: false, message: '"a" is gone.', fix: 'Do.' },
    ],
  });
const shop = { kind: 'contract' as const, name: 'shop' };

it.each([
  ['Change shop', [table('orders'), added('coupons', false)]],
  ['Add coupons to shop', [added('coupons'), drifted('orders', false)]],
  ['Add 3 tables to shop', [added('a'), added('b'), added('c')]],
  ['Accept the drift of orders in shop', [drifted('orders', true)]],
  [
    'Add a and b to shop and accept the drift of orders',
    [added('a'), added('b'), drifted('orders', true)],
  ],
])('the title is: %s', (title, tables) => {
  expect(sourceTitle(shop, { tables })).toBe(title);
});

it('a new source is onboarded', () => {
  const spec = { kind: 'connection' as const, name: 'shop' };
  expect(sourceTitle(spec, { tables: [table('orders')] })).toBe('Onboard shop');
});

it('the description tells what comes in from what is only reported', () => {
  const tables = [
    added('coupons'),
    added('logs', false),
    drifted('orders', true),
    drifted('lines', false),
  ];
  expect(markdown.printMarkdown(databaseSection(tables)))
    .toBe(`## What the source has now

- coupons is added.
- orders, taken in: "phone" is new.
- orders, to look at: "a" is gone. Do.
- lines, not taken in: "phone" is new.
- lines, to look at: "a" is gone. Do.
- New in the source and left out: logs.
`);
  expect(databaseSection([table('orders')])).toEqual([]);
});
