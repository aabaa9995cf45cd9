import { ConfigReader } from '@backstage/config';
import {
  parseContract,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readDefaults } from './defaults';
import { platformRegion } from './platformRegion';
import { prepareSource } from './prepareSource';

const read = (defaults: object) =>
  readDefaults(new ConfigReader({ lakehouse: { defaults } } as never));
const files = new Map([
  [
    'lakehouse.yaml',
    'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
  ],
]);
const spec: SourceSpec = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY);',
};
const RULES = {
  sourceName: { pattern: '^(crm|erp)_', hint: 'Begin with crm_ or erp_.' },
  owners: ['group:default/crm', 'erp'],
  tags: ['gdpr', 'lakehouse'],
  required: ['description'],
};

describe('what an organisation sets', () => {
  it('is nothing without a configuration', () => {
    expect(readDefaults(new ConfigReader({}))).toEqual({});
  });

  it.each([
    [{ promise: 'soon' }, 'lakehouse.defaults.promise is "soon"'],
    [{ owners: ['user:default/ada'] }, 'lakehouse.defaults.owners is "user:'],
    [{ regions: ['Frankfurt'] }, 'defaults.regions is "Frankfurt". Write AWS'],
    [{ regions: ['eu-central-1', 'eu'] }, 'defaults.regions is "eu"'],
    [{ regions: [] }, 'at least one region'],
    [{ required: ['colour'] }, 'required is "colour". Write description'],
    [
      { sourceName: { pattern: '(', hint: 'x' } },
      'sourceName.pattern is "(". Write a regular expression',
    ],
    [{ sourceName: { pattern: '^x' } }, 'sourceName.hint'],
  ])(
    'is refused at the start when it cannot be meant: %j',
    (rules, message) => {
      expect(() => read(rules)).toThrow(message);
    },
  );

  it('keeps a new source from being stamped otherwise, with one sentence per answer', async () => {
    const { ok, findings } = await prepareSource(
      spec,
      files,
      undefined,
      read(RULES),
    );
    expect(ok).toBe(false);
    expect(findings.map(({ field, message }) => [field, message])).toEqual([
      ['name', 'shop is no name for a source here. Begin with crm_ or erp_.'],
      [
        'owner',
        'group:default/sales-data does not answer for sources here. Choose one of group:default/crm, group:default/erp.',
      ],
      [
        'description',
        'The source has no description, which your organisation asks for. Write one.',
      ],
    ]);
  });

  it('tags new contracts, and leaves those that are there alone', async () => {
    const defaults = read(RULES);
    const right = {
      ...spec,
      name: 'erp_shop',
      owner: 'erp',
      description: 'Orders.',
    };
    const made = await prepareSource(right, files, undefined, defaults);
    expect(made.findings).toEqual([]);
    const { contract } = parseContract(made.contract!);
    expect(contract!.tags).toEqual(['gdpr', 'lakehouse']);
    const plain = await prepareSource(spec, files);
    expect(parseContract(plain.contract!).contract!.tags).toBeUndefined();
  });
});

describe('the region of a platform', () => {
  const regions = ['eu-central-1', 'eusc-de-east-1'];

  it.each([
    [undefined, undefined, undefined],
    ['us-gov-west-1', undefined, 'us-gov-west-1'],
    [undefined, ['eu-central-1'], 'eu-central-1'],
    [' ', ['eu-central-1'], 'eu-central-1'],
    ['eusc-de-east-1', regions, 'eusc-de-east-1'],
  ])('answered %j among %j is %j', (answer, allowed, region) => {
    const rules = allowed ? read({ regions: allowed }) : {};
    expect(platformRegion(answer, rules)).toBe(region);
  });

  it.each([
    [
      undefined,
      regions,
      'The answer region: The region is missing. Choose one of eu-',
    ],
    [
      'us-east-1',
      regions,
      'region us-east-1 is not allowed by your organisation',
    ],
    ['us-east-1', ['eu-central-1'], 'Choose one of eu-central-1'],
    [
      'Frankfurt',
      undefined,
      'region "Frankfurt" is no AWS region. Write one such as',
    ],
  ])('answered %j among %j is refused', (answer, allowed, message) => {
    const rules = allowed ? read({ regions: allowed }) : {};
    expect(() => platformRegion(answer, rules)).toThrow(message);
  });
});
