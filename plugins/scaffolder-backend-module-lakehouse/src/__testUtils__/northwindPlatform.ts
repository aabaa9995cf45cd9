import fs from 'node:fs';
import path from 'node:path';
import {
  parseContract,
  planPlatform,
} from '@lakehouse/backstage-plugin-lakehouse-common';
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
  const files = new Map(
    Object.entries({ ...START, 'contracts/northwind.odcs.yaml': contract }),
  );
  const plan = planPlatform([parseContract(contract).contract!], files);
  for (const file of plan.files) files.set(file.path, file.content!);
  return Object.fromEntries(files);
}
