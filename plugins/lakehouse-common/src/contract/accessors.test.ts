import fc from 'fast-check';
import { durationText, parseDuration, toUnit } from './duration';
import { foreignKeys, primaryKey } from './keys';
import { contractOwner } from './owner';
import { promiseFor, withPromise } from './promise';
import { tableSettings } from './settings';
import { Contract, ContractTable } from './types';

const HOUR = 3_600_000;

const contract: Contract = {
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'x',
  name: 'x',
  version: '1',
  status: 'active',
  schema: [{ name: 'orders', properties: [] }],
};

describe('durations', () => {
  it.each([
    ['30m', 0.5],
    ['6h', 6],
    ['1 day', 24],
    ['1h 30m', 1.5],
    ['90 Minutes', 1.5],
    ['1.5h', 1.5],
  ])('%s', (text, hours) => {
    expect(parseDuration(text)).toBe(hours * HOUR);
  });

  it.each([
    '',
    'soon',
    '6',
    'h',
    '-6h',
    '0h',
    '6 fortnights',
    '6h later',
    '1e3h',
  ])('%j is none', text => expect(parseDuration(text)).toBeUndefined());

  it('are written so that they read the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), seconds => {
        const ms = seconds * 1000;
        const { value, unit } = toUnit(ms);
        expect(parseDuration(`${value}${unit}`)).toBe(ms);
        expect(parseDuration(durationText(ms))).toBe(ms);
      }),
    );
  });
});

describe('the promise', () => {
  it('is written as latency and as freshness', () => {
    const promised = withPromise(contract, '6h');
    expect(promised.slaProperties).toEqual([
      { property: 'latency', value: 6, unit: 'h' },
      { property: 'freshness', value: 6, unit: 'h' },
    ]);
    expect(promiseFor(promised, 'orders')).toEqual({
      maxAgeMs: 6 * HOUR,
      text: '6 h',
    });
    expect(withPromise(promised, '1d').slaProperties).toHaveLength(2);
  });

  it('of a table goes before the one of the contract', () => {
    const both: Contract = {
      ...contract,
      slaProperties: [
        { property: 'freshness', value: 1, unit: 'd' },
        {
          property: 'freshness',
          value: '30',
          unit: 'minutes',
          element: 'orders.order_date',
        },
      ],
    };
    expect(promiseFor(both, 'orders')?.text).toBe('30 min');
    expect(promiseFor(both, 'orders')?.element).toBe('orders.order_date');
    expect(promiseFor(both, 'customers')?.text).toBe('1 d');
    expect(promiseFor(both)?.text).toBe('1 d');
  });

  it('is absent rather than guessed', () => {
    expect(promiseFor(contract)).toBeUndefined();
    expect(() => withPromise(contract, 'soon')).toThrow('30m, 6h or 1d');
  });
});

it('the owner is an entity reference', () => {
  const owned = (name: string) =>
    contractOwner({ ...contract, team: { name } });
  expect(owned('sales-data')).toBe('group:default/sales-data');
  expect(owned('Group:Default/Sales')).toBe('group:default/sales');
  expect(owned('user:default/ann')).toBe('user:default/ann');
  expect(owned('')).toBeUndefined();
  expect(contractOwner(contract)).toBeUndefined();
});

const lines: ContractTable = {
  name: 'lines',
  properties: [
    { name: 'no', primaryKey: true, primaryKeyPosition: 2 },
    {
      name: 'order_id',
      primaryKey: true,
      primaryKeyPosition: 1,
      relationships: [{ to: 'orders.id' }],
    },
    { name: 'a' },
    { name: 'b' },
  ],
  relationships: [
    { from: ['lines.a', 'lines.b'], to: ['pairs.x', 'pairs.y'] },
    { from: 'lines.order_id', to: 'orders.id' },
  ],
  customProperties: [{ property: 'lakehouse.loadMode', value: 'append' }],
};

it('keys come in their own order, foreign keys once', () => {
  expect(primaryKey(lines)).toEqual(['order_id', 'no']);
  expect(foreignKeys(lines)).toEqual([
    { columns: ['order_id'], toTable: 'orders', toColumns: ['id'] },
    { columns: ['a', 'b'], toTable: 'pairs', toColumns: ['x', 'y'] },
  ]);
});

it('settings have defaults', () => {
  expect(tableSettings(lines)).toMatchObject({
    loadMode: 'append',
    links: 'per_foreign_key',
    partition: [],
  });
  expect(tableSettings({ name: 't', properties: [] }).loadMode).toBe('full');
});
