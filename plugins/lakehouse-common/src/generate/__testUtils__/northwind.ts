import fs from 'node:fs';
import path from 'node:path';
import { parseContract, type Contract } from '../../contract';
import type { PlatformConfig } from '../types';

const FILE = path.resolve(
  __dirname,
  '../../../../../examples/northwind/northwind.odcs.yaml',
);

export const platform: PlatformConfig = {
  name: 'platform',
  owner: 'group:default/data-platform',
  catalog: 'platform',
};

/** The contract of the Northwind example. */
export function northwind(): Contract {
  const { contract, findings } = parseContract(fs.readFileSync(FILE, 'utf8'));
  if (!contract) throw new Error(JSON.stringify(findings, null, 2));
  return contract;
}
