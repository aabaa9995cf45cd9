import fs from 'node:fs';
import path from 'node:path';
import type { Contract, ContractTable } from '../../contract';
import { platform } from '../__testUtils__/northwind';
import { generate } from '../generate';

const contract = (...schema: ContractTable[]): Contract => ({
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'geo',
  name: 'geo',
  version: '1.0.0',
  status: 'active',
  team: { name: 'data' },
  schema,
});

const model = (source: Contract, name: string) => {
  const { files } = generate({ platform, contracts: [source] });
  const folder = process.env.WRITE_GENERATED;
  for (const file of folder ? files : []) {
    const target = path.join(folder!, 'geo', file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, file.content);
  }
  return files.find(file => file.path.endsWith(`/${name}.sql`))?.content ?? '';
};

const countries: ContractTable = {
  name: 'countries',
  properties: [
    { name: 'country_id', logicalType: 'integer', primaryKey: true },
    { name: 'code', logicalType: 'string', unique: true, required: true },
    { name: 'name', logicalType: 'string' },
  ],
};

describe('what staging computes', () => {
  it('looks up the business key when a foreign key points at another unique column', () => {
    const geo = contract(
      {
        ...countries,
        customProperties: [
          { property: 'lakehouse.businessKey', value: ['country_id'] },
        ],
      },
      {
        name: 'cities',
        properties: [
          { name: 'city_id', logicalType: 'integer', primaryKey: true },
          {
            name: 'country_code',
            logicalType: 'string',
            relationships: [{ to: 'countries.code' }],
          },
        ],
      },
    );
    const staging = model(geo, 'stg_geo__cities');
    expect(staging).toContain(`'relation': source('raw_geo', 'countries')`);
    expect(staging).toContain(`'on': {'country_code': 'code'}`);
    expect(staging).toMatch(/'select': \{'country_id': '_\w+__country_id'\}/);
    expect(staging).toMatch(
      /'\w+_hk': \{'key': \[\['_\w+__country_id', 'integer'\]\]\}/,
    );
  });

  it('gives a table that describes another one the key of its hub', () => {
    const geo = contract(countries, {
      name: 'country_facts',
      properties: [
        {
          name: 'country',
          logicalType: 'integer',
          primaryKey: true,
          relationships: [{ to: 'countries.country_id' }],
        },
        { name: 'area', logicalType: 'number', physicalType: 'real' },
      ],
    });
    expect(model(geo, 'stg_geo__country_facts')).toMatch(
      /'country_hk': \{'key': \[\['_?\w*country(__code)?', '\w+'\]\]/,
    );
  });
});
