import type { Contract } from '../../contract';
import { planPlatform } from './planPlatform';

const SETTINGS =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';

/** A contract with one table, by which two sources can clash. */
function contractOf(
  name: string,
  customProperties: Contract['customProperties'] = undefined,
  tableProperties: Contract['customProperties'] = undefined,
): Contract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    name,
    version: '1.0.0',
    status: 'active',
    team: { name: 'sales-data' },
    customProperties,
    schema: [
      {
        name: 'customers',
        customProperties: tableProperties,
        properties: [
          { name: 'customer_id', logicalType: 'integer', primaryKey: true },
          { name: 'city', logicalType: 'string' },
        ],
      },
    ],
  };
}

/** The repository after the plan was carried out. */
function after(contracts: Contract[]): Map<string, string> {
  const files = new Map([['lakehouse.yaml', SETTINGS]]);
  for (const { path, content } of planPlatform(contracts, files).files) {
    if (content !== undefined) files.set(path, content);
  }
  return files;
}

describe('planPlatform', () => {
  it('plans nothing, above all no removal, when two contracts give one name (R11)', () => {
    const crm = contractOf('crm');
    const files = after([crm]);
    expect([...files.keys()].join()).toContain('hub_customer.sql');

    const plan = planPlatform([crm, contractOf('shop')], files);
    expect(plan.files).toEqual([]);
    expect(plan.model).toBeUndefined();
    expect(plan.findings).toEqual([
      {
        severity: 'error',
        path: '$',
        message: expect.stringContaining('nothing is planned'),
        fix: expect.stringMatching(
          /^crm\.customers and shop\.customers .*lakehouse\.businessConcept.*lakehouse\.vaultPrefix/,
        ),
      },
    ]);
  });

  it('goes on when one of them sets lakehouse.vaultPrefix', () => {
    const shop = contractOf('shop', [
      { property: 'lakehouse.vaultPrefix', value: 'shop' },
    ]);
    const { files, findings } = planPlatform(
      [contractOf('crm'), shop],
      after([contractOf('crm')]),
    );
    expect(findings).toEqual([]);
    expect(files.map(({ action }) => action)).not.toContain('remove');
    expect(files.map(({ path }) => path).join()).toContain('hub_shop_customer');
  });

  it('goes on when both say that they mean the same', () => {
    const concept = [
      { property: 'lakehouse.businessConcept', value: 'customer' },
    ];
    const { findings, model } = planPlatform(
      [
        contractOf('crm', undefined, concept),
        contractOf('shop', undefined, concept),
      ],
      after([contractOf('crm')]),
    );
    expect(findings).toEqual([]);
    expect(model?.hubs).toMatchObject([
      {
        name: 'hub_customer',
        sources: [{ source: 'crm' }, { source: 'shop' }],
      },
    ]);
  });

  it.each([
    ['no settings', new Map<string, string>(), 'no lakehouse.yaml'],
    [
      'a damaged lock',
      new Map([
        ['lakehouse.yaml', SETTINGS],
        ['lakehouse.lock.json', '{'],
      ]),
      'lakehouse.lock.json is damaged',
    ],
    [
      'a damaged lock of the vault',
      new Map([
        ['lakehouse.yaml', SETTINGS],
        ['vault.lock.json', '{"generator":"lakehouse","version":"1"}'],
      ]),
      'vault.lock.json is damaged',
    ],
  ])('plans nothing for a repository with %s', (_, files, message) => {
    expect(planPlatform([contractOf('crm')], files)).toMatchObject({
      files: [],
      findings: [
        { severity: 'error', message: expect.stringContaining(message) },
      ],
    });
  });
});
