import { deriveVault } from './derive';
import { deriveJson } from './json';
import { CUSTOMERS, derive, ORDERS, zoo } from './testing';

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

describe('R11 keys of a shared hub', () => {
  const concept = 'set businessConcept "client"';

  it('are compared as texts where one source has numbers and another texts', () => {
    const model = deriveVault([
      zoo('crm', { clients: ['id pk integer', 'name', concept] }),
      zoo('web', { users: ['login pk', 'name', concept] }),
    ]);
    expect(model.refused).toEqual([]);
    expect(model.hubs[0].businessKey[0].hashType).toBe('string');
  });

  it('cannot be of types that have no text in common', () => {
    const model = deriveVault([
      zoo('crm', { clients: ['since pk date', 'name', concept] }),
      zoo('web', { users: ['since pk timestamp', 'name', concept] }),
    ]);
    expect(model.refused.map(r => r.reason)).toEqual([
      expect.stringContaining(
        'In the business key of web.users since is of the type timestamp, in that of crm.clients since is of the type date',
      ),
    ]);
  });

  it('may come from two tables of one contract, each with its collision code', () => {
    const { model } = derive({
      people: ['id pk integer', 'name', concept, 'set collisionCode "P"'],
      firms: ['id pk integer', 'title', concept, 'set collisionCode "F"'],
      orders: [
        ...ORDERS,
        'person_id integer -> people.id',
        'firm_id integer -> firms.id',
      ],
    });
    expect(model.hubs[0].sources.map(s => s.collisionCode)).toEqual(['F', 'P']);
    expect(
      model.links.map(l => [l.hubs[1].hub, l.hubs[1].collisionCode]),
    ).toEqual([
      ['hub_client', 'F'],
      ['hub_client', 'P'],
    ]);
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

  it('several columns are looked up together', () => {
    const { model } = derive({
      parts: ['id pk integer', 'site not null', 'no not null'],
      uses: [
        'use_id pk integer',
        'of_site',
        'of_no',
        'fk of_no,of_site -> parts.no,site',
      ],
    });
    expect(model.links[0].hubs[1]).toMatchObject({
      columns: ['of_no', 'of_site'],
      nullable: true,
      prejoin: { table: 'parts', on: ['no', 'site'], select: ['id'] },
    });
  });

  it('a member that is looked up leaves its own columns in the key of the link: two unknown parts are not one', () => {
    const { model } = derive({
      orders: ORDERS,
      parts: ['id pk integer', 'code unique not null'],
      lines: [
        'order_id pk integer -> orders.order_id',
        'part_id pk integer -> parts.id',
        'amount number',
      ],
    });
    expect(model.links[0]).toMatchObject({
      dependentKeys: [],
      hashedWith: [{ name: 'part_id' }],
    });
  });

  it('a reference to a subtype leads to the hub above it, by one look-up', () => {
    const { model } = derive({
      parties: ['id pk integer', 'party_no unique not null'],
      customers: ['party_id pk integer -> parties.id', 'rating'],
      orders: [...ORDERS, 'customer_id integer -> customers.party_id'],
    });
    expect(model.links.find(l => l.table === 'orders')?.hubs[1]).toMatchObject({
      hub: 'hub_party',
      role: 'customer_id',
      columns: ['customer_id'],
      prejoin: { table: 'parties', on: ['id'], select: ['party_no'] },
    });
  });

  it('a reference that would take two look-ups stays a column, and says what helps', () => {
    const { links, report } = derive({
      parties: ['id pk integer', 'party_no unique not null'],
      customers: ['party_id pk integer -> parties.id', 'code unique not null'],
      orders: [...ORDERS, 'customer_code -> customers.code'],
    });
    expect(links).toEqual([]);
    expect(report).toContainEqual(
      expect.objectContaining({
        decision: 'customer_code -> customers stays a plain column',
        alternatives: ['lakehouse.kind: hub at customers'],
      }),
    );
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
