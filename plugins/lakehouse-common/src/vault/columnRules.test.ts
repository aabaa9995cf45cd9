import { CUSTOMERS, derive, ORDERS } from './testing';

describe('R5 and R6 foreign keys of a hub', () => {
  it('are told apart by their columns when several lead to one hub', () => {
    const { links } = derive({
      customers: CUSTOMERS,
      orders: [
        ...ORDERS,
        'customer_id integer not null -> customers.customer_id',
        'bill_to_id integer -> customers.customer_id',
      ],
    });
    expect(links.map(l => [l.name, l.hubs[1].role])).toEqual([
      ['lnk_order_bill_to', 'bill_to_id'],
      ['lnk_order_customer', 'customer_id'],
    ]);
  });

  it('named <entity>_<key> need no role', () => {
    const { links } = derive({
      customers: ['id pk integer'],
      orders: [...ORDERS, 'customer_id integer -> customers.id'],
    });
    expect(links[0]).toMatchObject({
      name: 'lnk_order_customer',
      hubs: [{ role: 'order' }, { role: 'customer' }],
    });
  });

  it('stand in one link when the contract asks for a unit of work', () => {
    const { model, links } = derive({
      customers: CUSTOMERS,
      shops: ['shop_id pk integer'],
      orders: [
        ...ORDERS,
        'customer_id integer -> customers.customer_id',
        'shop_id integer -> shops.shop_id',
        'set links "unit_of_work"',
      ],
    });
    expect(links.map(l => [l.name, l.hubs.map(h => h.role)])).toEqual([
      ['lnk_order', ['order', 'customer', 'shop']],
    ]);
    // A row whose shop is not known yet still has its customer.
    expect(model.links[0]).toMatchObject({ required: 1, identifying: 1 });
  });

  it('to the table itself give a hierarchical link', () => {
    const { links, effectivity } = derive({
      parts: ['part_id pk integer', 'belongs_to integer -> parts.part_id'],
    });
    expect(links[0]).toMatchObject({
      name: 'lnk_part_belongs_to',
      kind: 'hierarchical',
      drivingHub: 'hub_part',
      hubs: [{ role: 'part' }, { role: 'belongs_to' }],
    });
    expect(effectivity[0].name).toBe('eff_part_belongs_to');
  });

  it('to the table itself may have several columns', () => {
    const { model } = derive({
      parts: [
        'site pk',
        'no pk integer',
        'in_no integer',
        'in_site',
        'fk in_no,in_site -> parts.no,site',
      ],
    });
    expect(model.links[0]).toMatchObject({
      kind: 'hierarchical',
      required: 2,
      hubs: [
        { role: 'part', columns: ['site', 'no'] },
        { role: 'in_site_in_no', columns: ['in_site', 'in_no'] },
      ],
    });
  });
});

describe('R7 satellites', () => {
  it('are split by tags and by the contract; raw bytes and JSON stay out unless asked for', () => {
    const { satellites } = derive({
      people: [
        'id pk integer',
        'name #pii',
        'score number #hot',
        'title',
        'photo bytea',
        'scan bytea @lob',
        'extra object',
        'note @text',
      ],
    });
    expect(satellites.map(s => [s.name, s.columns])).toEqual([
      ['sat_person', ['title']],
      ['sat_person_hot', ['score']],
      ['sat_person_lob', ['scan']],
      ['sat_person_pii', ['name']],
      ['sat_person_text', ['note']],
    ]);
  });

  it('suggest, and never decide, a split by names of personal data', () => {
    const { satellites, report } = derive({
      people: ['id pk integer', 'given_name', 'email', 'email_count integer'],
    });
    expect(satellites).toHaveLength(1);
    expect(report.flatMap(({ alternatives }) => alternatives)).toContain(
      'tag pii at given_name, email puts them into a satellite of their own',
    );
  });

  it('leave out what only tells the changes of a row apart', () => {
    const { satellites, report } = derive({
      people: [
        'id pk integer',
        'op',
        'lsn integer',
        'name',
        'set loadMode "cdc"',
        'set operationColumn "op"',
        'set sequenceColumn "lsn"',
      ],
    });
    expect(satellites[0].columns).toEqual(['name']);
    expect(
      report.filter(d => d.decision.endsWith('raw')).map(d => d.decision),
    ).toEqual(['op stays in raw', 'lsn stays in raw']);
  });

  it('may be multi-active', () => {
    const { model, satellites, hubs } = derive({
      people: ['id pk integer', 'name'],
      phones: [
        'person_id pk integer -> people.id',
        'kind pk',
        'number',
        'set multiActiveKey ["kind"]',
      ],
    });
    expect(hubs).toHaveLength(1);
    expect(satellites[1]).toEqual({
      name: 'sat_phone',
      parent: 'hub_person',
      table: 'phones',
      columns: ['kind', 'number'],
      kind: 'multi-active',
    });
    expect(model.satellites[1].childKeys).toEqual(['kind']);
  });

  it('that are multi-active keep foreign keys as columns, and say so', () => {
    const { satellites, links, report } = derive({
      countries: ['code pk'],
      people: ['id pk integer', 'name'],
      phones: [
        'person_id pk integer -> people.id',
        'kind pk',
        'country -> countries.code',
        'set kind "satellite"',
      ],
    });
    expect(links).toEqual([]);
    expect(satellites.find(s => s.name === 'sat_phone')?.columns).toEqual([
      'kind',
      'country',
    ]);
    expect(report).toContainEqual(
      expect.objectContaining({
        rule: 'R13',
        decision: 'country -> countries stays a plain column',
      }),
    );
  });
});

it('the JSON document has its keys in the documented order', () => {
  const { model, ...json } = derive({
    customers: CUSTOMERS,
    orders: [...ORDERS, 'customer_id integer -> customers.customer_id'],
  });
  expect(Object.keys(json)).toEqual([
    'hubs',
    'links',
    'satellites',
    'effectivity',
    'status',
    'pits',
    'bridges',
    'references',
    'report',
    'refused',
  ]);
  expect(Object.keys(json.links[0])).toEqual([
    'name',
    'hubs',
    'dependentKeys',
    'drivingHub',
    'kind',
  ]);
  expect(Object.keys(json.satellites[0])).toEqual([
    'name',
    'parent',
    'table',
    'columns',
    'kind',
  ]);
  expect(Object.keys(json.report[0])).toEqual([
    'rule',
    'table',
    'decision',
    'reason',
    'alternatives',
  ]);
});
