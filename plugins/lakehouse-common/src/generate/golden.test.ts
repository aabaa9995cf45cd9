import fs from 'node:fs';
import path from 'node:path';
import { goldenIn } from './__testUtils__/golden';
import { northwind, platform } from './__testUtils__/northwind';
import { generate } from './generate';
import { sha256Hex } from './plan/lock';
import { printVaultLock } from './rehash/vaultLock';

const GOLDEN = path.join(__dirname, '__golden__');
/** Files whose text is kept for people to read; of all others only the hash is. */
const SHOWN = [
  'catalog/northwind.yaml',
  'dbt/models/_platform.yml',
  'dbt/models/business_vault/northwind/bridges/bridge_order_detail.sql',
  'dbt/models/business_vault/northwind/pits/pit_customer.sql',
  'dbt/models/business_vault/northwind/quality/vault_quality_northwind.sql',
  'dbt/models/business_vault/snapshot_control.sql',
  'dbt/models/marts/northwind/_northwind__marts.yml',
  'dbt/models/marts/northwind/dim_customer.sql',
  'dbt/models/marts/northwind/dim_customer_as_of.sql',
  'dbt/models/marts/northwind/fct_order_detail.sql',
  'dbt/models/raw_vault/northwind/hubs/hub_customer.sql',
  'dbt/models/raw_vault/northwind/_northwind__vault.yml',
  'dbt/models/staging/northwind/stg_northwind__orders.sql',
  'docs/northwind/vault.md',
];

const expectGolden = goldenIn(GOLDEN);

describe('what is generated for Northwind', () => {
  const { files, lock } = generate({ platform, contracts: [northwind()] });

  it('is the same files as before', () => {
    const index = files.map(
      ({ path: file, kind, content }) =>
        `${sha256Hex(content)} ${kind} ${file}\n`,
    );
    expectGolden('northwind/index.txt', index.join(''));
  });

  it.each(SHOWN)('%s', shown => {
    const { content } = files.find(file => file.path === shown)!;
    expectGolden(`northwind/${path.basename(shown)}.golden`, content);
  });

  it('is remembered like this', () => {
    expectGolden('northwind/vault.lock.json', printVaultLock(lock));
  });

  it('can be written to a folder to run dbt on', () => {
    const folder = process.env.WRITE_GENERATED;
    for (const file of folder ? files : []) {
      const target = path.join(folder!, file.path);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.content);
    }
    expect(files.length).toBeGreaterThan(80);
  });
});
