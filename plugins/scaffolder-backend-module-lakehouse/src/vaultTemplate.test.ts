import { createGenerateVaultAction } from './actions/generateVault';
import {
  asGolden,
  dryRunsOf,
  localPlatform,
  readTemplate,
  runWithoutPermission,
} from './__testUtils__/changeTemplate';
import { expectGolden } from './__testUtils__/golden';
import { northwindPlatform } from './__testUtils__/northwindPlatform';

jest.setTimeout(120_000);

const TEMPLATE = 'data-vault';
const NORTHWIND = northwindPlatform();

const CHANGES: Record<string, { what: string; [answer: string]: any }> = {
  'computed-satellite': {
    what: 'computed-satellite',
    hub: 'hub_customer',
    name: 'customer_address',
    satellites: ['sat_customer', 'sat_customer_pii'],
    columns: [
      {
        name: 'town',
        expression: "upper(coalesce(sat_customer.city, 'nowhere'))",
        description: 'City in capitals.',
      },
      {
        name: 'is_domestic',
        expression: "sat_customer.country = 'Germany'",
      },
    ],
  },
  'same-as-link': {
    what: 'same-as-link',
    hub: 'hub_customer',
    name: 'customer_phone',
    match: 'rule',
    matchSatellite: 'sat_customer_pii',
    rule: 'a.phone = b.phone',
  },
  'point-in-time': {
    what: 'point-in-time',
    hub: 'hub_customer',
    names: 'some',
    pitSatellites: ['sat_customer'],
  },
  bridge: {
    what: 'bridge',
    name: 'sales',
    links: ['lnk_order_detail', 'lnk_order_employee'],
  },
  snapshots: { what: 'snapshots', daily: 0, weekly: 8, monthly: 0, yearly: 0 },
  table: {
    what: 'table',
    source: 'northwind',
    table: 'products',
    splits: [{ satellite: 'stock', columns: ['units_in_stock'] }],
    acceptRehash: true,
  },
  hash: {
    what: 'hash',
    algorithm: 'sha256',
    compatibility: 'none',
    acceptRehash: true,
  },
};

it('asks for every kind of change', () => {
  const [page] = readTemplate(TEMPLATE).template.spec.parameters;
  const kinds = page.dependencies.what.oneOf.map(
    (one: any) => one.properties.what.const,
  );
  expect(kinds).toEqual(page.properties.what.enum);
  expect([...kinds].sort()).toEqual(Object.keys(CHANGES).sort());
});

describe('a dry run', () => {
  const { dryRun, propose } = dryRunsOf(TEMPLATE, NORTHWIND);

  it.each(Object.entries(CHANGES))(
    'of the change %s writes these files and proposes them',
    async (name, values) => {
      const { files, next } = await propose(values);
      for (const [file, text] of files) {
        if (/^vault.lock|^docs/.test(file)) files.delete(file);
        else files.set(file, changedLines(NORTHWIND[file], text));
      }
      expectGolden(`vault/${name}.txt`, asGolden(files));
      expect(next).toContain('make local');
    },
  );

  it('says what is wrong with the answers, and writes nothing', async () => {
    const { status, body } = await dryRun({
      ...CHANGES['point-in-time'],
      hub: 'hub_custommer',
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The change of the vault cannot be stamped, and nothing was written: The vault has no hub hub_custommer. Hubs are hub_category',
    );
  });
});

/** Lines of a file that another version of it does not have; all of a new one. */
function changedLines(before: string | undefined, after: string): string {
  if (before === undefined) return after;
  const known = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter(line => !known.has(line))
    .join('\n');
}

describe('a task to a local repository', () => {
  it.each(Object.entries(CHANGES))(
    'of the change %s makes one commit, and none when it is run again',
    async (_, parameters) => {
      const platform = await localPlatform(
        TEMPLATE,
        NORTHWIND,
        createGenerateVaultAction,
      );
      const before = platform.commits();
      await platform.run(parameters);
      expect(platform.commits()).toBe(before + 1);
      await platform.run(parameters);
      expect(platform.commits()).toBe(before + 1);
      await platform.stop();
    },
  );

  it('is refused without the permission', async () => {
    await expect(
      runWithoutPermission(TEMPLATE, CHANGES.bridge, createGenerateVaultAction),
    ).rejects.toThrow('lakehouse.source.create');
  });
});
