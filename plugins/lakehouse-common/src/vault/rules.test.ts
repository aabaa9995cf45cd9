import { parseContract, serializeContract } from '../contract';
import { deriveVault } from './derive';
import { deriveJson } from './json';
import { zoo } from './testing';

function derive(
  tables: Record<string, string[]>,
  settings: Record<string, unknown> = {},
) {
  const contract = zoo('shop', tables, settings);
  const errors = parseContract(serializeContract(contract)).findings.filter(
    finding => finding.severity === 'error',
  );
  expect(errors).toEqual([]);
  const model = deriveVault([contract]);
  return { model, ...deriveJson(model) };
}

const CUSTOMERS = ['customer_id pk integer', 'name'];
const ORDERS = ['order_id pk integer', 'placed date'];

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

describe('R4 subtypes', () => {
  it('are satellites of the hub of their parent, however deep, and keep their own links', () => {
    const { model, hubs, links, satellites } = derive({
      regions: ['region_id pk integer'],
      people: ['id pk integer', 'name'],
      staff: [
        'person_id pk integer -> people.id',
        'hired date',
        'region_id integer -> regions.region_id',
      ],
      managers: ['staff_id pk integer -> staff.person_id', 'bonus number'],
    });
    expect(hubs.map(h => h.name)).toEqual(['hub_person', 'hub_region']);
    expect(satellites.map(s => [s.name, s.parent, s.columns])).toEqual([
      ['sat_manager', 'hub_person', ['bonus']],
      ['sat_person', 'hub_person', ['name']],
      ['sat_staff', 'hub_person', ['hired']],
    ]);
    expect(model.satellites[0].parentKey).toEqual({ columns: ['staff_id'] });
    expect(links).toMatchObject([
      { name: 'lnk_staff_region', drivingHub: 'hub_person' },
    ]);
    expect(model.links[0].hubs[0].columns).toEqual(['person_id']);
  });

  it('in a circle: the first by name stands for itself', () => {
    const { hubs, report } = derive({
      b: ['id pk integer -> a.id', 'x'],
      a: ['id pk integer -> b.id', 'y'],
    });
    expect(hubs.map(h => h.name)).toEqual(['hub_a']);
    expect(report.filter(d => d.rule === 'R4').map(d => d.table)).toEqual([
      'a',
      'b',
    ]);
  });
});

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
    const { links } = derive({
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
    });
    expect(satellites.map(s => s.columns)).toContainEqual(['at', 'page']);
    expect(status).toEqual([]);
  });
});

describe('R11 several contracts', () => {
  const crm = (settings = {}, lines: string[] = []) =>
    zoo('crm', { customers: [...CUSTOMERS, ...lines] }, settings);
  const shop = (lines: string[] = []) =>
    zoo('shop', {
      customers: [...CUSTOMERS, ...lines],
      orders: [...ORDERS, 'customer_id integer -> customers.customer_id'],
    });

  it('that give one name to different things are refused with the fix', () => {
    const { refused, hubs } = deriveJson(deriveVault([crm(), shop()]));
    expect(refused.map(r => r.table)).toEqual([
      'crm.customers',
      'shop.customers',
    ]);
    expect(refused[0].reason).toContain('lakehouse.vaultPrefix');
    expect(hubs.map(h => h.name)).toEqual(['hub_order']);
  });

  it('may have a prefix', () => {
    const { refused, hubs } = deriveJson(
      deriveVault([crm({ vaultPrefix: 'crm' }), shop()]),
    );
    expect(refused).toEqual([]);
    expect(hubs.map(h => h.name)).toEqual([
      'hub_crm_customer',
      'hub_customer',
      'hub_order',
    ]);
  });

  it('may share a hub, with satellites and links per source', () => {
    const concept = ['set businessConcept "client"', 'set collisionCode "C"'];
    const model = deriveVault([
      shop(['set businessConcept "client"']),
      crm({}, concept),
    ]);
    expect(model.hubs[0]).toMatchObject({
      name: 'hub_client',
      sources: [
        { source: 'crm', table: 'customers', collisionCode: 'C' },
        { source: 'shop', table: 'customers' },
      ],
    });
    expect(model.satellites.map(s => s.name)).toEqual([
      'sat_client_crm_customer',
      'sat_client_shop_customer',
      'sat_order',
    ]);
    expect(model.satellites[0].parentKey?.collisionCode).toBe('C');
    expect(model.links.map(l => l.name)).toEqual(['lnk_order_customer']);
    expect(model.report.map(d => d.rule)).toContain('R11');
  });

  it('cannot share a hub with keys of different length', () => {
    const two = zoo('crm', {
      customers: ['a pk', 'b pk', 'set businessConcept "customer"'],
    });
    const { refused, hubs } = deriveJson(
      deriveVault([two, shop(['set businessConcept "customer"'])]),
    );
    expect(refused[0].reason).toContain('Declare lakehouse.businessKey');
    expect(hubs).toHaveLength(2);
  });
});

describe('R13 keys that are not simple', () => {
  it('composite keys are matched column by column, in the order of the hub', () => {
    const { model } = derive({
      sites: ['country pk', 'number pk integer'],
      jobs: [
        'id pk integer',
        'site_no integer',
        'site_country',
        'fk site_no,site_country -> sites.number,country',
      ],
    });
    const [link] = model.links;
    expect(link.hubs[1]).toMatchObject({
      columns: ['site_country', 'site_no'],
      nullable: true,
    });
  });

  it('a foreign key to a unique column is looked up', () => {
    const { model } = derive({
      parts: [
        'id pk integer',
        'code unique not null',
        'set businessKey ["id"]',
      ],
      uses: ['use_id pk integer', 'part_code not null -> parts.code'],
    });
    expect(model.links[0].hubs[1]).toEqual({
      hub: 'hub_part',
      role: 'part',
      columns: ['part_code'],
      nullable: false,
      prejoin: { table: 'parts', on: ['code'], select: ['id'] },
    });
  });

  it('a reference to what is not there stays a column', () => {
    const contract = zoo('shop', {
      orders: [...ORDERS, 'x -> nowhere.id', 'y -> orders.gone'],
    });
    const { satellites, links, report } = deriveJson(deriveVault([contract]));
    expect(links).toEqual([]);
    expect(satellites[0].columns).toEqual(['placed', 'x', 'y']);
    expect(report.filter(d => d.rule === 'R13')).toHaveLength(2);
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
