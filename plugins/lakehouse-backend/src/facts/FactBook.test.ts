import { parseContract } from '@lakehouse/backstage-plugin-lakehouse-common';
import { SHOP_CONTRACT, SHOP_MANIFEST } from '../__testUtils__/shop';
import { parseDbtManifest, type DbtNode } from './dbtManifest';
import { FactBook } from './FactBook';

const HOUR = 3_600_000;

function contract(name: string, hours: number) {
  const { contract: read, findings } = parseContract(
    SHOP_CONTRACT.replace('id: shop', `id: ${name}`)
      .replace('name: shop', `name: ${name}`)
      .replace('value: 1, unit: d', `value: ${hours}, unit: h`),
  );
  if (!read) throw new Error(JSON.stringify(findings));
  return [name, read] as const;
}
const model = (table: string, dependsOn: string[]): DbtNode => ({
  id: `model.p.${table}`,
  name: table,
  kind: 'model',
  relation: { schema: 'marts', table },
  description: null,
  columns: {},
  owner: null,
  source: null,
  grain: null,
  tags: [],
  dependsOn,
  tests: {},
});
const source = (name: string): DbtNode => ({
  ...model('orders', []),
  id: `source.p.${name}.orders`,
  kind: 'source',
  relation: { schema: `raw_${name}`, table: 'orders' },
});

describe('FactBook', () => {
  const book = new FactBook(
    'lake',
    new Map([contract('shop', 24), contract('web', 72)]),
    [
      source('shop'),
      source('web'),
      model('one', ['source.p.shop.orders']),
      model('two', ['model.p.one', 'source.p.web.orders']),
      model('loop', ['model.p.loop']),
    ],
  );

  it('gives a raw table the promise of its own', () => {
    expect(book.lookUp(['raw_shop'], 'orders')).toMatchObject({
      source: 'shop',
      promise: { maxAgeMs: 2 * HOUR, inherited: false },
      description: 'One row per order',
      columns: {
        id: { doc: 'Number of the order', classification: 'internal' },
      },
    });
  });

  it('lets other tables inherit the promise of their contract', () => {
    for (const [namespace, name] of [
      ['staging_shop', 'stg_orders'],
      ['marts', 'one'],
    ]) {
      expect(book.lookUp([namespace], name)).toMatchObject({
        source: 'shop',
        owner: { ref: 'group:default/sales-data', evidence: 'contract' },
        promise: {
          maxAgeMs: 24 * HOUR,
          inherited: true,
          from: 'inherited from contract shop 1.2.0',
        },
      });
    }
  });

  it('gives a table of two sources the longer promise, and neither contract', () => {
    expect(book.lookUp(['marts'], 'two')).toMatchObject({
      source: null,
      contract: null,
      promise: {
        maxAgeMs: 72 * HOUR,
        from: 'inherited from contract web 1.2.0',
      },
    });
  });

  it('knows nothing of other tables, and survives a model that reads itself', () => {
    expect(book.lookUp(['marts'], 'unknown').promise).toBeNull();
    expect(book.lookUp(['marts'], 'loop').promise).toBeNull();
  });
});

describe('parseDbtManifest', () => {
  it('passes through ephemeral models', () => {
    const { edges } = new FactBook(
      'lake',
      new Map(),
      parseDbtManifest(SHOP_MANIFEST),
    );
    expect(edges).toEqual([
      {
        from: 'lake/raw_shop.orders',
        to: 'lake/marts.fct_orders',
        job: 'model.p.fct_orders',
        why: 'dbt manifest',
      },
    ]);
  });

  it('leaves out nodes of an unknown form, and refuses what is no manifest', () => {
    const odd = JSON.parse(SHOP_MANIFEST);
    odd.nodes['model.p.odd'] = { resource_type: 7 };
    expect(parseDbtManifest(JSON.stringify(odd))).toHaveLength(3);
    expect(() => parseDbtManifest('{}')).toThrow('no dbt manifest');
  });
});
