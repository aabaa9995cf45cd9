import fs from 'node:fs';
import path from 'node:path';
import { stampedPlatform } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { START } from './scaffolderBackend';

/** A platform repository with Northwind in it, as its first run left it. */
export function northwindPlatform(): Record<string, string> {
  const contract = fs.readFileSync(
    path.resolve(
      __dirname,
      '../../../../examples/northwind/northwind.odcs.yaml',
    ),
    'utf8',
  );
  const files = stampedPlatform('northwind', contract, START['lakehouse.yaml']);
  return { ...START, ...Object.fromEntries(files) };
}
