import type { Contract } from '../../contract';
import { ORDERS, zoo } from '../../vault/testing';
import { planPlatform } from '../plan/planPlatform';

const SETTINGS = 'name: p\nowner: data\ncatalog: p\n';
const CUSTOMERS = ['customer_id pk integer', 'code', 'name', 'city'];
const LINKED = [
  ...ORDERS,
  'customer_id integer -> customers.customer_id',
  'total number',
];

type Tables = Record<string, string[]>;
const shop = (customers = CUSTOMERS, orders = LINKED, more: Tables = {}) =>
  zoo('shop', { customers, orders, ...more });

/** A repository in which contracts were generated, and another run over others. */
function repository(first: Contract[], settings = SETTINGS) {
  const files = new Map([['lakehouse.yaml', settings]]);
  const run = (contracts: Contract[], acceptRehash: string[] = []) => {
    const plan = planPlatform(contracts, files, { acceptRehash });
    for (const { path, content, action } of plan.files) {
      if (action === 'remove') files.delete(path);
      else if (action !== 'kept' && content !== undefined) {
        files.set(path, content);
      }
    }
    return {
      changed: plan.files.filter(
        ({ action }) => !['unchanged', 'kept'].includes(action),
      ).length,
      said: plan.findings.map(
        ({ severity, message, fix }) => `${severity}: ${message} ${fix}`,
      ),
    };
  };
  expect(run(first).said).toEqual([]);
  return { files, run };
}

const STAGED = 'dbt/models/staging/shop/stg_shop__customers.sql';

describe('a contract that grows', () => {
  it('appends a column to the hashdiff, wherever it stands in the contract', () => {
    const { files, run } = repository([shop()]);
    const grown = ['customer_id pk integer', 'vip', 'code', 'name', 'city'];
    expect(run([shop(grown)]).said).toEqual([]);
    expect(files.get(STAGED)).toMatch(
      /'sat_customer_hashdiff': \[\s*\['code', 'string'\],\s*\['name', 'string'\],\s*\['city', 'string'\],\s*\['vip', 'string'\]\s*\]/,
    );
    expect(run([shop(grown)])).toEqual({ changed: 0, said: [] });
  });

  it('keeps the business key when another column is found to be unique', () => {
    const { files, run } = repository([shop()]);
    const unique = [
      'customer_id pk integer',
      'code unique not null',
      'name',
      'city',
    ];
    expect(run([shop(unique)]).said).toEqual([]);
    expect(files.get(STAGED)).toContain(
      `'customer_hk': {'key': [['customer_id', 'integer']]}`,
    );
  });

  it('keeps a column in its satellite when it is found to be a foreign key, and says from when on the link is filled', () => {
    const { files, run } = repository([shop()]);
    const cities = { cities: ['city pk', 'mayor'] };
    const linked = [
      'customer_id pk integer',
      'code',
      'name',
      'city -> cities.city',
    ];
    expect(run([shop(linked, LINKED, cities)]).said).toEqual([
      'warning: lnk_customer_city, eff_customer_city will hold rows of shop.customers from the next change of each on: earlier rows were staged without city_hk, customer_city_lk. To have their history too, drop staging_shop.customers in every environment before the next load: it is built again from raw, and what is in the vault already stays as it is.',
    ]);
    expect(files.get(STAGED)).toMatch(/\['city', 'string'\]\s*\]\s*\}\s*\)/);
  });

  it('keeps a link as it is when a table refers to it later, or when it gets a foreign key', () => {
    const lines = [
      'order_id pk integer -> orders.order_id',
      'line_no pk integer',
      'amount number',
    ];
    const { files, run } = repository([shop(CUSTOMERS, LINKED, { lines })]);
    const later = {
      lines: [...lines, 'for_id integer -> customers.customer_id'],
      returns: [
        'return_id pk integer',
        'order_id integer',
        'line_no integer',
        'fk order_id,line_no -> lines.order_id,line_no',
      ],
    };
    expect(run([shop(CUSTOMERS, LINKED, later)]).said).toEqual([]);
    expect(files.get('docs/shop/vault.md')).toContain(
      'lnk\\_line exists, and a further member would change its key'.replace(
        '\\_',
        '_',
      ),
    );
    expect([...files.keys()].join()).not.toContain('hub_line');
  });

  it('keeps names when a new table would have them', () => {
    const { files, run } = repository([shop()]);
    expect(run([shop(CUSTOMERS, LINKED, { order: ['id pk'] })]).said).toEqual(
      [],
    );
    const hubs = [...files.keys()].filter(path => path.includes('/hubs/'));
    expect(hubs.map(path => path.split('/').pop())).toEqual([
      'hub_customer.sql',
      'hub_order.sql',
      'hub_order_2.sql',
    ]);
  });

  it('keeps the columns of a hub when a source that sorts before joins it', () => {
    const concept = 'set businessConcept "customer"';
    const one = shop([...CUSTOMERS, concept]);
    const { files, run } = repository([one]);
    const crm = zoo('crm', { people: ['no pk integer', 'name', concept] });
    expect(run([crm, one]).said).toEqual([]);
    expect(
      files.get('dbt/models/raw_vault/shared/hubs/hub_customer.sql'),
    ).toContain(`business_key=['customer_id']`);
  });

  it('lets a key become a text, because numbers have the same text', () => {
    const { run } = repository([shop()]);
    const texts = ['customer_id pk', 'code', 'name', 'city'];
    expect(run([shop(texts)]).said).toEqual([]);
  });
});

describe('a change of what is hashed', () => {
  const refused = (contract: Contract, ...accept: string[]) => {
    const { files, run } = repository([shop()]);
    const before = new Map(files);
    const { said, changed } = run([contract], accept);
    if (!accept.length) {
      expect(changed).toBe(0);
      expect(files).toEqual(before);
    }
    return said;
  };

  it('of the type is refused, with the steps of a migration', () => {
    const typed = ['customer_id pk integer', 'code', 'name', 'city number'];
    expect(refused(shop(typed))).toEqual([
      'error: The rows of shop.customers would get other hashes: sat_customer_hashdiff of code (string), name (string), city (decimal(10)), until now of code (string), name (string), city (string). Undo it in the contract, or rebuild from raw: 1. lakehouse generate --accept-rehash shop.customers; 2. in every environment drop staging_shop.customers, vault.sat_customer, vault.scd2_customer; 3. run the next load: they are built again from raw, with their history, and marts follow (correct those of yours that name a column which is elsewhere now).',
    ]);
  });

  it('by a column that goes is refused, and says what to do when the source has it no more', () => {
    expect(refused(shop(CUSTOMERS.slice(0, 3)))).toEqual([
      expect.stringMatching(
        /^error: The rows of shop\.customers .* that the source no longer has can stay in the contract: it is loaded as NULL\.$/,
      ),
    ]);
  });

  it('by another business key names every table whose rows hold the key', () => {
    const said = refused(shop([...CUSTOMERS, 'set businessKey ["code"]']));
    expect(said.map(text => text.split(' would')[0])).toEqual([
      'error: The rows of shop.customers',
      'error: The rows of shop.orders',
    ]);
    expect(said[0]).toContain(
      'customer_hk of code (string), until now of customer_id (integer)',
    );
    expect(said[1]).toContain(
      'drop staging_shop.orders, vault.eff_order_customer, vault.lnk_order_customer;',
    );
  });

  it('by a split of a satellite is refused', () => {
    const split = ['customer_id pk integer', 'code', 'name #pii', 'city'];
    expect(refused(shop(split))).toEqual([
      expect.stringContaining('sat_customer_hashdiff of code (string), city'),
    ]);
  });

  it('by what the table becomes is refused', () => {
    expect(refused(shop([...CUSTOMERS, 'set kind "reference"']))[0]).toContain(
      'sat_customer_hashdiff of code (string), name (string), city (string) is no longer made',
    );
  });

  it('is accepted by name; then the table begins anew, and the next run has nothing to say', () => {
    const { files, run } = repository([shop()]);
    const typed = shop([
      'customer_id pk integer',
      'vip',
      'code number',
      'name',
    ]);
    expect(run([typed]).changed).toBe(0);
    expect(run([typed], ['shop.customers']).said).toEqual([
      expect.stringMatching(
        /^warning: The rows of shop\.customers get other hashes: .* Rebuild from raw: 1\. in every environment drop staging_shop\.customers, vault\.sat_customer, vault\.scd2_customer; 2\. run/,
      ),
    ]);
    expect(files.get(STAGED)).toMatch(/\['vip', 'string'\],\s*\['code', /);
    expect(run([typed])).toEqual({ changed: 0, said: [] });
  });

  it('is accepted only for tables that there are', () => {
    expect(refused(shop(), 'shop.customer')).toEqual([
      expect.stringContaining('No contract has the table shop.customer'),
    ]);
  });

  it('by the platform’s own setting is refused for the whole vault', () => {
    const { files, run } = repository([shop()]);
    files.set('lakehouse.yaml', `${SETTINGS}hash: { algorithm: sha256 }\n`);
    expect(run([shop()]).said).toEqual([
      'error: Every key of the vault would be another: hash is sha256, compatibility none, until now it was md5, compatibility none. Undo it in lakehouse.yaml, or rebuild the whole vault from raw: 1. lakehouse generate --accept-rehash all; 2. in every environment drop all tables of the schema vault and of the schemas staging_…; 3. run the next load: they are built again from raw, with their history, and marts follow (correct those of yours that name a column which is elsewhere now).',
    ]);
    expect(run([shop()], ['all']).said).toEqual([
      expect.stringMatching(/^warning: Every key of the vault is another/),
    ]);
    expect(run([shop()])).toEqual({ changed: 0, said: [] });
  });
});

it('a table that leaves and comes back goes on with its keys', () => {
  const { run } = repository([shop()]);
  const orders = ['order_id pk integer', 'placed date', 'total number'];
  const alone = zoo('shop', { orders });
  expect(run([alone]).said).toEqual([
    expect.stringContaining('order_customer_lk'),
  ]);
  expect(run([zoo('shop', { customers: CUSTOMERS })]).said).toEqual([]);
  const back = ['customer_id pk integer', 'city', 'name', 'code'];
  expect(run([shop(back)]).said).toEqual([]);
});
