import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { shopPlatform, VAULT_OPTIONS } from './__testUtils__/shopPlatform';
import { prepareVaultChange } from './prepareVaultChange';
import { parseVaultAnswers } from './vaultAnswers';

const files = shopPlatform();
const prepare = (answers: object, of: ReadonlyMap<string, string> = files) =>
  prepareVaultChange(parseVaultAnswers(answers), of);

/** What is written, by path. */
function written(answers: object, of = files) {
  const change = prepare(answers, of);
  expect(change.findings.filter(one => one.severity === 'error')).toEqual([]);
  return new Map(
    change.files
      .filter(({ action }) => action === 'create' || action === 'update')
      .map(file => [file.path, file.content!]),
  );
}

function after(answers: object, of = files): Map<string, string> {
  return new Map([...of, ...written(answers, of)]);
}

const errors = (answers: object, of = files) =>
  prepare(answers, of)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ field, message }) => `${field ?? ''}: ${message}`);

/** Texts that are code in YAML, Jinja or SQL. */
const HOSTILE =
  '\'; drop table x; -- {{ 1/0 }} {% raw %} ${HOME} "quoted" \\ back\nsecond: line # no comment ☃';

const CARD = {
  what: 'computed-satellite',
  hub: 'hub_customer',
  name: 'customer_card',
  description: HOSTILE,
  satellites: ['sat_customer', 'sat_customer_pii'],
  columns: [
    {
      name: 'town',
      expression: "upper(coalesce(sat_customer.city, 'nowhere'))",
      description: HOSTILE,
    },
    {
      name: 'reach',
      expression: "sat_customer.name\n|| ' <' || sat_customer_pii.email || '>'",
    },
  ],
};
const EMAIL = {
  what: 'same-as-link',
  hub: 'hub_customer',
  name: 'customer_email',
  match: 'rule',
  matchSatellite: 'sat_customer_pii',
  rule: 'lower(a.email) = lower(b.email)',
};
const MERGE = {
  what: 'same-as-link',
  hub: 'hub_customer',
  name: 'customer_merge',
  match: 'table',
  mappingSource: 'shop',
  mappingTable: 'merges',
  masterColumns: ['new_id'],
  duplicateColumns: ['old_id'],
};

describe('an object of the business vault', () => {
  it.each([
    CARD,
    {
      ...CARD,
      name: 'bsat_customer_town',
      satellites: CARD.satellites.slice(1).concat('sat_customer'),
      columns: [{ name: 'town', expression: 'upper(sat_customer.city)' }],
    },
    EMAIL,
    {
      ...EMAIL,
      name: 'customer_length',
      matchSatellite: 'sat_customer',
      rule: 'length(a.name) = length(b.name)',
    },
    MERGE,
  ])('$name is the model that a real dbt builds', answers => {
    for (const [file, content] of written(answers)) {
      const kept = path.join(VAULT_OPTIONS, path.basename(file));
      if (process.env.UPDATE_GOLDEN) fs.writeFileSync(kept, content);
      expect(content).toBe(fs.readFileSync(kept, 'utf8'));
      expect(file).toMatch(/^dbt\/models\/business_vault\/(bsat|sal)_/);
    }
  });

  it('belongs to people: it stays when it is asked for again, and is never written over', () => {
    const there = after(CARD);
    expect([...written(CARD, there)]).toEqual([]);
    expect(errors({ ...CARD, columns: CARD.columns.slice(1) }, there)).toEqual([
      'name: There is a model bsat_customer_card already in dbt/models/business_vault/, and it belongs to people: change it there, or choose another name.',
    ]);
  });

  it('has hostile texts as data', () => {
    const yaml = written(CARD).get(
      'dbt/models/business_vault/bsat_customer_card.yml',
    )!;
    const [model] = parse(yaml).models;
    const shown = (text: string) => text.replaceAll("{{ '{' }}", '{');
    expect(shown(model.description)).toBe(HOSTILE);
    expect(shown(model.columns[0].description)).toBe(HOSTILE);
    expect(model.description).not.toMatch(/\{\{ 1\/0|\{%/);
    const sql = written(CARD).get(
      'dbt/models/business_vault/bsat_customer_card.sql',
    );
    expect(sql).not.toContain('drop table');
  });

  it.each([
    [
      { ...CARD, hub: 'hub_client' },
      'hub: The vault has no hub hub_client. Hubs are hub_customer, hub_merge, hub_order, hub_product, hub_region.',
    ],
    [
      {
        ...CARD,
        satellites: ['sat_order', 'sat_customer', 'sat_customer_pii'],
      },
      'satellites: sat_order is no satellite of hub_customer with one version at a time. There are sat_customer, sat_customer_pii.',
    ],
    [
      { ...CARD, columns: [{ name: 'a', expression: 'sat_customer.town' }] },
      'columns: The expression of a names sat_customer.town, which is no column of it. Columns are name, city.',
    ],
    [
      { ...CARD, columns: [{ name: 'a', expression: 'sat_order.placed' }] },
      'columns: The expression of a names sat_order.placed, but it can use only sat_customer, sat_customer_pii.',
    ],
    [
      { ...CARD, columns: [{ name: 'ldts', expression: '1' }] },
      'columns: ldts cannot be the name of a column: write lower-case letters, digits and _, at most 63, and no name that the vault uses itself.',
    ],
    [
      { ...CARD, name: 'Card; drop' },
      'name: Card; drop cannot be the name of a model: write lower-case letters, digits and _, at most 58; bsat_ is put before it.',
    ],
    [
      { ...EMAIL, matchSatellite: 'sat_order' },
      'matchSatellite: sat_order is no satellite of hub_customer with one version at a time. There are sat_customer, sat_customer_pii.',
    ],
    [
      { ...MERGE, masterColumns: ['new'] },
      'masterColumns: shop.merges has no column new. Columns are old_id, new_id.',
    ],
    [
      { ...MERGE, duplicateColumns: [] },
      'duplicateColumns: The business key of hub_customer is customer_id: name one column for the duplicate.',
    ],
    [
      { ...MERGE, mappingTable: 'merge' },
      'mappingTable: shop has no table merge. Tables are regions, customers, orders, products, lines, merges.',
    ],
  ])('%# is refused with what there is', (answers, message) => {
    expect(errors(answers)).toEqual([message]);
  });

  it.each([
    ["'open", 'has a quote that is not closed'],
    ['1); drop table x', 'has a ; in it: write one expression, no statements'],
    ['1 -- rest', 'has a comment in it: describe the column instead'],
    ['1) as x, (2', 'has a bracket that is not closed or not opened'],
    ['((1)', 'has a bracket that is not closed or not opened'],
    [
      "'{{ env_var() }}'",
      'has Jinja in it ({{, {% or {#): write plain SQL here, and add Jinja to the file later',
    ],
    ['  ', 'is empty'],
  ])('takes no %s for an expression', (expression, why) => {
    expect(errors({ ...CARD, columns: [{ name: 'a', expression }] })).toEqual([
      `columns: The expression of a ${why}.`,
    ]);
  });

  it('takes what looks like code inside of a literal', () => {
    const expression = 'replace(sat_customer.name, \'; -- (\', "x")';
    expect(errors({ ...CARD, columns: [{ name: 'a', expression }] })).toEqual(
      [],
    );
  });
});

describe('settings of the vault', () => {
  const PIT = {
    what: 'point-in-time',
    hub: 'hub_customer',
    names: 'some',
    pitSatellites: ['sat_customer_pii'],
  };
  const BRIDGE = {
    what: 'bridge',
    name: 'sales',
    links: ['lnk_line', 'lnk_order_customer', 'lnk_customer_region'],
  };
  const pitModel = 'dbt/models/business_vault/shop/pits/pit_customer.sql';

  it('keep what people wrote into lakehouse.yaml, and go without a trace', () => {
    const chosen = after(BRIDGE, after(PIT));
    expect(chosen.get('lakehouse.yaml')).toBe(`# Ours.
name: platform
owner: group:default/data-platform
catalog: platform # of the portal
vault:
  pointInTime:
    hub_customer:
      satellites:
        - sat_customer_pii
  bridges:
    bridge_sales:
      links:
        - lnk_line
        - lnk_order_customer
        - lnk_customer_region
`);
    const back = after(
      { ...PIT, names: 'derived' },
      after({ ...BRIDGE, remove: true }, chosen),
    );
    expect(back.get('lakehouse.yaml')).toBe(files.get('lakehouse.yaml'));
    expect(back.get(pitModel)).toBe(files.get(pitModel));
  });

  it('choose the satellites of a point-in-time table, and say what has to be dropped', () => {
    expect(files.get(pitModel)).toContain("'name': 'sat_customer'}");
    expect(written(PIT).get(pitModel)).not.toContain("'name': 'sat_customer'}");
    const said = prepare(PIT).findings.map(({ message }) => message);
    expect(said).toContain(
      'Tables with other columns or rows: pit_customer. Drop them in every environment before the next run: they are built anew from the vault, with their whole history.',
    );
    expect(said.join()).toContain(
      'pit_customer is read by dbt/models/marts/shop/dim_customer_as_of.sql.',
    );
  });

  it('switch a point-in-time table off, and name the marts that then fail', () => {
    const { ok, files: planned, findings } = prepare({ ...PIT, names: 'off' });
    expect(ok).toBe(true);
    expect(planned.find(file => file.path === pitModel)?.action).toBe('remove');
    expect(findings.map(({ message }) => message).join()).toContain(
      'dbt/models/marts/shop/dim_customer_as_of.sql uses pit_customer, which goes.',
    );
  });

  it.each([
    [
      { ...PIT, hub: 'hub_client' },
      'hub: The vault has no hub hub_client. Hubs are hub_customer, hub_merge, hub_order, hub_product, hub_region.',
    ],
    [
      { ...PIT, pitSatellites: ['sat_order'] },
      ': lakehouse.yaml, vault.pointInTime.hub_customer: sat_order describes hub_order. Satellites of hub_customer are sat_customer, sat_customer_pii. Correct or remove it.',
    ],
    [
      { ...PIT, pitSatellites: [] },
      'pitSatellites: Choose at least one satellite of hub_customer.',
    ],
    [
      { ...BRIDGE, links: ['lnk_line', 'lnk_customer_region'] },
      ': lakehouse.yaml, vault.bridges.bridge_sales: lnk_customer_region goes on from hub_customer, and lnk_line leads only to hub_order, hub_product. Links that go on from there are lnk_order_customer. Correct or remove it.',
    ],
    [
      { ...BRIDGE, links: ['lnk_line', 'lnk_nothing'] },
      ': lakehouse.yaml, vault.bridges.bridge_sales: the vault has no link lnk_nothing. Links are lnk_customer_region, lnk_line, lnk_order_customer. Correct or remove it.',
    ],
    [
      { ...BRIDGE, links: ['lnk_order_customer', 'lnk_line'] },
      ': lakehouse.yaml, vault.bridges.bridge_sales: lnk_line is no to-one link, so a row of the bridge would have several places to go to. To-one links are lnk_customer_region, lnk_order_customer. Correct or remove it.',
    ],
    [
      { ...BRIDGE, remove: true },
      'name: lakehouse.yaml names no bridge bridge_sales. It names none. A derived one goes with lakehouse.bridge: false at the table of its link.',
    ],
    [
      { what: 'snapshots', daily: 0, weekly: 0 },
      'daily: Keep at least one kind of snapshot: without any, point-in-time tables and bridges are empty.',
    ],
  ])('%# are refused with what there is', (answers, message) => {
    expect(errors(answers)).toEqual([message]);
  });

  it('are refused at their line when they cannot be read', () => {
    const [wrong] = prepare(
      PIT,
      new Map([
        ...files,
        [
          'lakehouse.yaml',
          `${files.get('lakehouse.yaml')}vault:\n  snapshots: { hourly: 1 }\n`,
        ],
      ]),
    ).findings;
    expect(wrong).toMatchObject({ severity: 'error', line: 6 });
    expect(wrong.message).toContain(
      'The setting vault.snapshots in lakehouse.yaml cannot be used.',
    );
  });

  it('have hostile names in messages on one line, and nowhere else', () => {
    for (const answers of [
      { ...PIT, hub: HOSTILE },
      { ...PIT, hub: '__proto__' },
      { ...PIT, pitSatellites: [HOSTILE] },
      { ...BRIDGE, name: HOSTILE },
      { ...BRIDGE, links: [HOSTILE] },
    ]) {
      const [message] = errors(answers);
      expect(message).toMatch(
        /the vault has no (hub|link)|is no satellite of|cannot be the name of a bridge/i,
      );
      expect(message).not.toContain('\n');
    }
  });

  it('of a hub that has gone keep the platform from being generated, until they are taken back', () => {
    const settings = `${files.get(
      'lakehouse.yaml',
    )}vault:\n  pointInTime:\n    hub_gone: {}\n`;
    const before = new Map([...files, ['lakehouse.yaml', settings]]);
    expect(errors({ what: 'snapshots', daily: 3 }, before)).toEqual([
      ': lakehouse.yaml, vault.pointInTime.hub_gone: the vault has no hub hub_gone. Hubs are hub_customer, hub_merge, hub_order, hub_product, hub_region. Correct or remove it.',
    ]);
    const back = { ...PIT, hub: 'hub_gone', names: 'derived' };
    expect(after(back, before).get('lakehouse.yaml')).toBe(
      files.get('lakehouse.yaml'),
    );
  });

  it('are left alone where something else stands in their place', () => {
    const strange = `${files.get('lakehouse.yaml')}vault: later\n`;
    const before = new Map([...files, ['lakehouse.yaml', strange]]);
    expect(errors(BRIDGE, before)).toEqual([
      ': The setting vault in lakehouse.yaml cannot be used. Below vault there can be pointInTime, bridges, snapshots.',
    ]);
  });
});
