import { CUSTOMERS, derive, ORDERS, PRODUCTS } from './testing';

const KEY = 'set businessKey ["code"]';

describe('R8 status', () => {
  it('of a many-to-many link says since when a relationship is there or gone', () => {
    const { status, report } = derive({
      orders: ORDERS,
      products: PRODUCTS,
      lines: [
        'order_id pk integer -> orders.order_id',
        'product_id pk integer -> products.product_id',
      ],
    });
    expect(status).toEqual([{ name: 'sts_line', parent: 'lnk_line' }]);
    expect(
      report
        .filter(d => d.rule === 'R8')
        .map(d => `${d.decision}: ${d.reason}`),
    ).toEqual([
      'no descriptive satellite: the table has only keys and foreign keys',
      'lnk_line has the status satellite sts_line: it says since when each relationship is there or gone',
    ]);
  });

  it('of a hub without a descriptive satellite notes rows that are gone', () => {
    const { status, model } = derive({ codes: ['code pk'] });
    expect(status).toEqual([{ name: 'sts_hub_code', parent: 'hub_code' }]);
    expect(model.status[0]).toMatchObject({ source: 'shop', table: 'codes' });
  });
});

describe('R9 and R10', () => {
  it('a table that stands alone is a hub, or a reference table if the contract says so', () => {
    expect(
      derive({ codes: ['code pk', 'text'] }).report.map(d => d.rule),
    ).toContain('R9');
    const said = derive({ codes: ['code pk', 'text', 'set kind "reference"'] });
    expect(said.references).toEqual([{ name: 'ref_code', table: 'codes' }]);
    expect(said.hubs).toEqual([]);
  });

  it('a reference table has the declared key, and no bytes; without any key it is refused', () => {
    const { model } = derive({
      codes: ['code', 'text', 'icon bytea', 'set kind "reference"', KEY],
    });
    expect(model.references[0]).toMatchObject({
      key: [{ name: 'code' }],
      columns: [{ name: 'text' }],
    });
    const { refused } = derive({ codes: ['text', 'set kind "reference"'] });
    expect(refused).toHaveLength(1);
  });

  it('columns that refer to a reference table stay in the satellite', () => {
    const { satellites, links } = derive({
      codes: ['code pk', 'text', 'set kind "reference"'],
      parts: ['id pk integer', 'code -> codes.code'],
    });
    expect(links).toEqual([]);
    expect(satellites[0].columns).toEqual(['code']);
  });

  it('a table without key is refused with the ways out, the rest goes on', () => {
    const { refused, hubs } = derive({
      customers: CUSTOMERS,
      visits: ['at timestamp'],
    });
    expect(refused).toEqual([
      {
        table: 'visits',
        reason: expect.stringContaining('lakehouse.kind: event'),
      },
    ]);
    expect(hubs).toHaveLength(1);
  });

  it('an event is a link keyed by what it says and its place in the load', () => {
    const { links, satellites, status } = derive({
      customers: CUSTOMERS,
      visits: [
        'at timestamp',
        'page',
        'customer_id integer -> customers.customer_id',
        'set kind "event"',
      ],
    });
    expect(links[0]).toEqual({
      name: 'lnk_visit',
      hubs: [{ hub: 'hub_customer', role: 'customer' }],
      dependentKeys: ['_row_hash', '_load_id', '_row_number'],
      drivingHub: null,
      kind: 'event',
      columns: ['at', 'page'],
    });
    expect(satellites.map(s => s.name)).toEqual(['sat_customer']);
    expect(status).toEqual([]);
  });

  it('an event with a key is known by it alone; what the contract splits off has a satellite', () => {
    const { model, links, satellites } = derive({
      customers: CUSTOMERS,
      visits: [
        'visit_id pk integer',
        'page',
        'ip #pii',
        'customer_id integer -> customers.customer_id',
        'set kind "event"',
      ],
    });
    expect(links[0]).toMatchObject({
      dependentKeys: ['visit_id'],
      columns: ['page'],
    });
    expect(model.links[0].identifying).toBe(0);
    expect(satellites[1]).toMatchObject({
      name: 'sat_visit_pii',
      parent: 'lnk_visit',
      columns: ['ip'],
    });
  });
});

describe('R12 point in time and bridge', () => {
  const tables = (lines: string[], parts: string[] = []) => ({
    orders: ORDERS,
    parts: ['part_id pk integer', 'name', 'price number #hot', ...parts],
    lines: [
      'order_id pk integer -> orders.order_id',
      'part_id pk integer -> parts.part_id',
      ...lines,
    ],
  });

  it('follow from the links and satellites', () => {
    const { pits, bridges } = derive(tables([]));
    expect(pits).toEqual([{ name: 'pit_part', hub: 'hub_part' }]);
    expect(bridges).toEqual([{ name: 'bridge_line', links: ['lnk_line'] }]);
  });

  it('are left out, or made, as the contract says', () => {
    const said = derive(tables(['set bridge false'], ['set pit false']));
    expect([said.pits, said.bridges]).toEqual([[], []]);
    const asked = derive({
      ...tables([]),
      orders: [...ORDERS, 'set pit true'],
    });
    expect(asked.pits.map(p => p.name)).toEqual(['pit_order', 'pit_part']);
  });
});
