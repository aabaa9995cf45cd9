import { ConfigReader } from '@backstage/config';
import { readPublishRules } from './readPublish';

const read = (rules: unknown) =>
  readPublishRules(
    new ConfigReader({ lakehouse: { publish: { rules } } } as never),
  );

describe('lakehouse.publish.rules', () => {
  it('publish nothing by default', () => {
    expect(readPublishRules(new ConfigReader({}))).toEqual([]);
  });

  it('ask for every field that is given', () => {
    expect(
      read([
        {
          layers: ['marts'],
          owners: ['sales'],
          tags: ['Gold'],
          hasContract: true,
          system: 'sales',
        },
      ]),
    ).toEqual([
      {
        criteria: {
          allOf: [
            { column: 'layer', values: ['marts'] },
            { column: 'owner', values: ['group:default/sales'] },
            { tags: ['gold'] },
            { known: 'source' },
          ],
        },
        system: 'system:default/sales',
        domain: null,
      },
    ]);
  });

  it.each([
    ['no condition', [{ system: 'sales' }], 'rules.0 has no condition'],
    ['unknown layer', [{ layers: ['gold'] }], 'rules.0.layers.0'],
    ['unknown field', [{ layer: ['marts'] }], 'rules.0'],
    ['empty list', [{ tags: [] }], 'rules.0.tags'],
    ['owner', [{ owners: ['?'] }], 'rules.0.owners.0'],
    ['domain', [{ layers: ['raw'], domain: 'group:x' }], 'rules.0.domain'],
  ])('name the field that is wrong: %s', (_, rules, field) => {
    expect(() => read(rules)).toThrow(field);
  });
});
