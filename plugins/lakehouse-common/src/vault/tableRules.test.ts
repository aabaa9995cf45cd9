import { CUSTOMERS, derive, ORDERS, PRODUCTS } from './testing';

describe('R1 business key', () => {
  const key = (lines: string[]) => derive({ parts: lines }).hubs[0].businessKey;

  it('is the declared one, else the marked unique column, else the primary key', () => {
    expect(key(['id pk integer', 'code'])).toEqual(['id']);
    expect(key(['id pk integer', 'code unique not null'])).toEqual(['code']);
    expect(
      key(['id pk integer', 'code unique not null', 'set businessKey ["id"]']),
    ).toEqual(['id']);
  });

  it('is never a column that may be NULL or that refers to another table', () => {
    expect(key(['id pk integer', 'code unique'])).toEqual(['id']);
    const { hubs } = derive({
      customers: CUSTOMERS,
      accounts: [
        'id pk integer',
        'customer_id unique not null integer -> customers.customer_id',
      ],
    });
    expect(hubs[0]).toMatchObject({ name: 'hub_account', businessKey: ['id'] });
  });

  it('keeps a primary key that is not the business key in the satellite', () => {
    const { satellites } = derive({
      parts: ['id pk integer', 'code unique not null', 'colour'],
    });
    expect(satellites[0].columns).toEqual(['id', 'colour']);
  });

  it('keeps the order of a composite key', () => {
    expect(key(['b pk', 'a pk', 'c'])).toEqual(['b', 'a']);
  });

  it('of a partitioned table says that the partition column may be no part of it', () => {
    const { hubs, report } = derive({
      visits: ['id pk integer', 'day pk date partitioned', 'page'],
    });
    expect(hubs[0].businessKey).toEqual(['id', 'day']);
    expect(
      report.find(d => d.decision.startsWith('business key'))?.reason,
    ).toBe(
      'it is the primary key, of which day may only be part because the table is partitioned by it; when the rest alone is unique, declare that',
    );
  });
});

describe('R2 and R3 tables whose key is made of foreign keys', () => {
  const line = [
    'order_id pk integer -> orders.order_id',
    'line_no pk integer',
    'amount number',
  ];

  it('become an n-ary link, which their further foreign keys join', () => {
    const { links, satellites, hubs } = derive({
      customers: CUSTOMERS,
      orders: ORDERS,
      products: ['product_id pk integer'],
      lines: [
        'product_id pk integer -> products.product_id',
        'order_id pk integer -> orders.order_id',
        'paid_by integer -> customers.customer_id',
        'amount number',
      ],
    });
    expect(hubs.map(h => h.name)).not.toContain('hub_line');
    expect(links).toEqual([
      {
        name: 'lnk_line',
        hubs: [
          { hub: 'hub_product', role: 'product' },
          { hub: 'hub_order', role: 'order' },
          { hub: 'hub_customer', role: 'paid_by' },
        ],
        dependentKeys: [],
        drivingHub: null,
        kind: 'many-to-many',
      },
    ]);
    expect(satellites.find(s => s.parent === 'lnk_line')).toMatchObject({
      name: 'sat_line',
      columns: ['amount'],
    });
  });

  it('keep columns of their own as dependent child keys', () => {
    const { links } = derive({ orders: ORDERS, lines: line });
    expect(links[0]).toMatchObject({
      name: 'lnk_line',
      dependentKeys: ['line_no'],
    });
  });

  it('say by effectivity to which further member a row belongs, because it may go over to another', () => {
    const { model, effectivity, report } = derive({
      orders: ORDERS,
      products: PRODUCTS,
      lines: [...line, 'product_id integer -> products.product_id'],
    });
    expect(model.links[0]).toMatchObject({
      hubs: [{ role: 'order' }, { role: 'product' }],
      identifying: 1,
      required: 0,
    });
    expect(effectivity).toEqual([
      { name: 'eff_line', link: 'lnk_line', drivingHub: null },
    ]);
    expect(report).toContainEqual(
      expect.objectContaining({
        rule: 'R8',
        decision: 'lnk_line has the effectivity satellite eff_line',
        reason:
          'a row may go over to another product, and this says which row of the link holds',
      }),
    );
  });

  it('keep a column of the key that also stands in a foreign key that may be empty', () => {
    const { links } = derive({
      orders: ORDERS,
      shelves: ['line_no pk integer', 'room pk'],
      lines: [...line, 'room', 'fk line_no,room -> shelves.line_no,room'],
    });
    expect(links[0].dependentKeys).toEqual(['line_no']);
  });

  it('refer to themselves as one more member', () => {
    const { model } = derive({
      orders: ORDERS,
      products: PRODUCTS,
      lines: [
        'order_id pk integer -> orders.order_id',
        'product_id pk integer -> products.product_id',
        'in_order integer',
        'in_product integer',
        'fk in_order,in_product -> lines.order_id,product_id',
      ],
    });
    expect(model.links[0]).toMatchObject({
      hubs: [
        { role: 'order_id' },
        { role: 'product_id' },
        { role: 'in_order', nullable: true },
        { role: 'in_product', nullable: true },
      ],
      identifying: 2,
    });
  });

  it('with columns of their own become a hub when other tables refer to them', () => {
    const { hubs, links } = derive({
      orders: ORDERS,
      lines: line,
      returns: [
        'return_id pk integer',
        'order_id integer',
        'line_no integer',
        'fk order_id,line_no -> lines.order_id,line_no',
      ],
    });
    expect(hubs.find(h => h.name === 'hub_line')?.businessKey).toEqual([
      'order_id',
      'line_no',
    ]);
    expect(links.map(l => l.name)).toEqual([
      'lnk_line_order',
      'lnk_return_line',
    ]);
  });

  it('are reached through: a reference to a link leads to its hubs', () => {
    const { links } = derive({
      orders: ORDERS,
      products: ['product_id pk integer'],
      lines: [
        'order_id pk integer -> orders.order_id',
        'product_id pk integer -> products.product_id',
      ],
      parcels: [
        'parcel_id pk integer',
        'o integer',
        'p integer',
        'fk p,o -> lines.product_id,order_id',
      ],
    });
    expect(links.find(l => l.name === 'lnk_parcel_p_o')).toMatchObject({
      hubs: [
        { hub: 'hub_parcel', role: 'parcel' },
        { hub: 'hub_order', role: 'o' },
        { hub: 'hub_product', role: 'p' },
      ],
      kind: 'foreign-key',
    });
  });
});
