import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseContract } from '../contract';
import { deriveVault } from './derive';
import { deriveJson } from './json';

const file = path.resolve(
  __dirname,
  '../../../../examples/northwind/northwind.odcs.yaml',
);
const { contract, findings } = parseContract(readFileSync(file, 'utf8'));

it('the contract of Northwind has no findings', () => {
  expect(findings).toEqual([]);
});

describe('the vault of Northwind', () => {
  const { report, ...json } = deriveJson(deriveVault([contract!]));

  it('has a hub for every table with a key of its own', () => {
    expect(json.hubs.map(hub => hub.tables).flat()).toEqual([
      'categories',
      'customers',
      'customer_demographics',
      'employees',
      'orders',
      'products',
      'region',
      'shippers',
      'suppliers',
      'territories',
      'us_states',
    ]);
  });

  it('is exactly this', () => {
    expect(json).toMatchSnapshot();
  });

  it('is explained table by table', () => {
    expect(
      report.map(d => `${d.rule} ${d.table}: ${d.decision}`),
    ).toMatchSnapshot();
    for (const { reason } of report) expect(reason).not.toBe('');
  });
});
