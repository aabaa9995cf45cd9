import fs from 'node:fs';
import path from 'node:path';
import { stampedPlatform } from '../../testUtils';

/** Folder with the source of `test_vault_options.py` and the models that a real dbt builds there. */
export const VAULT_OPTIONS = path.resolve(
  __dirname,
  '../../../../../templates/lakehouse-platform/skeleton/tests/platform/vault_options',
);

const SETTINGS = `# Ours.
name: platform
owner: group:default/data-platform
catalog: platform # of the portal
`;

/** A platform repository with the source `shop`, as its first run left it. */
export function shopPlatform(settings = SETTINGS): Map<string, string> {
  const contract = fs.readFileSync(
    path.join(VAULT_OPTIONS, 'shop.odcs.yaml'),
    'utf8',
  );
  return stampedPlatform('shop', contract, settings);
}
