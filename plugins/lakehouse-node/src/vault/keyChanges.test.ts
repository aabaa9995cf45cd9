import { shopPlatform } from './__testUtils__/shopPlatform';
import { prepareVaultChange } from './prepareVaultChange';
import { parseVaultAnswers } from './vaultAnswers';

const files = shopPlatform();
const prepare = (answers: object, of: ReadonlyMap<string, string> = files) =>
  prepareVaultChange(parseVaultAnswers(answers), of);
const messages = (answers: object, of = files) =>
  prepare(answers, of).findings.map(({ message }) => message);
const contents = (answers: object, of = files) => {
  const { ok, files: planned } = prepare(answers, of);
  expect(ok).toBe(true);
  return new Map([
    ...of,
    ...planned.flatMap(({ path, content, action }): [string, string][] =>
      action === 'create' || action === 'update' ? [[path, content!]] : [],
    ),
  ]);
};

const HASH = { what: 'hash', algorithm: 'sha256', compatibility: 'none' };
const TABLE = { what: 'table', source: 'shop', table: 'customers' };
const contract = 'contracts/shop.odcs.yaml';

describe('how keys are hashed', () => {
  it('is refused where a vault exists, with the way to migrate', () => {
    const { ok, files: planned, findings } = prepare(HASH);
    expect([ok, planned]).toEqual([false, []]);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Every key of the vault would be another: hash is sha256.*rebuild the whole vault from raw: .*drop all tables of the schema vault/,
      ),
    ]);
  });

  it('changes when that is accepted, and says what has to be dropped', () => {
    const accepted = { ...HASH, acceptRehash: true };
    expect(contents(accepted).get('lakehouse.yaml')).toContain(
      'catalog: platform # of the portal\nhash:\n  algorithm: sha256\n',
    );
    expect(messages(accepted).join()).toContain(
      'drop all tables of the schema vault and of the schemas staging_',
    );
  });

  it('changes without more ado where there is no vault yet', () => {
    const empty = new Map([['lakehouse.yaml', files.get('lakehouse.yaml')!]]);
    expect(
      contents(HASH, empty).get('dbt/macros/generated/platform_settings.sql'),
    ).toContain("'sha256'");
  });

  it('is not written down when it is so already', () => {
    const same = { ...HASH, algorithm: 'md5', acceptRehash: true };
    expect([...contents(same)]).toEqual([...files]);
  });
});

describe('what a table becomes', () => {
  it('is written into the contract, whose comments stay', () => {
    const split = {
      ...TABLE,
      splits: [{ satellite: 'place', columns: ['city'] }],
      acceptRehash: true,
    };
    const text = contents(split).get(contract)!;
    expect(text).toContain('# The source of test_vault_options.py');
    expect(text).toContain(
      '        customProperties:\n          - property: lakehouse.satellite\n            value: place\n',
    );
    expect(messages(split)).toContain(
      'Vault tables that come: scd2_customer_place, sat_customer_place.',
    );
    const back = { ...TABLE, back: ['city'], acceptRehash: true };
    expect(contents(back, contents(split)).get(contract)).toBe(
      files.get(contract),
    );
  });

  it('is refused when rows would get other keys, until that is accepted for all tables that it concerns', () => {
    const key = { ...TABLE, businessKey: ['name', 'city'] };
    expect(prepare(key).ok).toBe(false);
    expect(messages(key).join('\n')).toMatch(
      /The rows of shop\.customers would get other hashes.*\n.*The rows of shop\.orders would get other hashes/,
    );
    const accepted = { ...key, acceptRehash: true };
    expect(contents(accepted).get(contract)).toContain('lakehouse.businessKey');
    expect(messages(accepted).join('\n')).toContain(
      'in every environment drop staging_shop.customers',
    );
  });

  it('goes with a setting that is taken back', () => {
    const set = { ...TABLE, pit: 'no', largeSatellite: 'yes' };
    const after = contents(set);
    expect(after.get(contract)).toContain('lakehouse.pit');
    expect(messages(set).join()).toContain(
      'Vault tables that go: pit_customer.',
    );
    const back = { ...TABLE, pit: 'derived', largeSatellite: 'derived' };
    expect(contents(back, after).get(contract)).toBe(files.get(contract));
  });

  it.each([
    [
      { source: 'shopp' },
      'The repository has no source shopp. Sources are shop.',
    ],
    [
      { table: 'client' },
      'shop has no table client. Tables are regions, customers, orders, products, lines, merges.',
    ],
    [
      { businessKey: ['id'] },
      'customers has no column id. Columns are customer_id, name, city, email, region_id.',
    ],
    [
      {
        splits: [
          { satellite: 'a', columns: ['city'] },
          { satellite: 'b', columns: ['city'] },
        ],
      },
      'city cannot go to two satellites: name it once.',
    ],
    [
      { splits: [{ satellite: "'; --", columns: ['city'] }] },
      "'; -- cannot be the suffix of a satellite: write lower-case letters, digits and _, at most 40.",
    ],
  ])('is refused for %j', (answers, message) => {
    expect(messages({ ...TABLE, ...answers })).toEqual([message]);
  });

  it('has hostile words as data of the contract', () => {
    const collisionCode = '\'; -- {{ 1/0 }} " \\ # ☃';
    const hostile = { ...TABLE, collisionCode, acceptRehash: true };
    const after = contents(hostile);
    const { parse } = jest.requireActual('yaml');
    expect(parse(after.get(contract)!).schema[1].customProperties).toEqual([
      { property: 'lakehouse.collisionCode', value: collisionCode },
    ]);
    const stage = after.get('dbt/models/staging/shop/stg_shop__customers.sql')!;
    expect(stage).not.toContain('{{ 1/0');
  });
});

it('an answer of the wrong shape is named', () => {
  expect(() => parseVaultAnswers({ what: 'hash', algorithm: 'md4' })).toThrow(
    'The answer algorithm cannot be used',
  );
  expect(() => parseVaultAnswers({})).toThrow('The answer what cannot be used');
});
