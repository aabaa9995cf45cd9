// The templates that change a platform, to every place that the change can be published to. Contents of the files: the tests of each template.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readTemplate } from './__testUtils__/changeTemplate';
import { expectGolden } from './__testUtils__/golden';
import {
  folderOf,
  modes,
  publicationOf,
  startBare,
} from './__testUtils__/modes';
import { northwindPlatform } from './__testUtils__/northwindPlatform';
import { startScaffolder } from './__testUtils__/scaffolderBackend';

jest.setTimeout(120_000);

const ANSWERS = {
  'glue-job': {
    name: 'load_northwind',
    kind: 'source',
    owner: 'group:default/sales-data',
    source: 'northwind',
    schedule: 'promise',
    worker: 'G.1X',
    workers: 2,
    autoscaling: true,
    timeout: 60,
    retries: 1,
    execution: 'standard',
  },
  'snowflake-table': {
    environment: 'prod',
    way: 'catalog-linked',
    marts: ['dim_customer'],
    database: 'LAKEHOUSE',
    integration: 'LAKEHOUSE_GLUE',
    owner: 'LAKEHOUSE_PUBLISHER',
    governanceDatabase: 'LAKEHOUSE_GOVERNANCE',
    clearRole: 'PII_READER',
  },
  'data-vault': {
    what: 'same-as-link',
    hub: 'hub_customer',
    name: 'customer_phone',
    match: 'rule',
    matchSatellite: 'sat_customer_pii',
    rule: 'a.phone = b.phone',
  },
};

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'modes-'));
const gitdir = path.join(root, 'platform.git');
const platform = northwindPlatform();
beforeAll(async () => {
  fs.mkdirSync(gitdir);
  await startBare(gitdir, platform);
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe.each(modes(gitdir))('a dry run to %s', (mode, repository) => {
  let backend: Awaited<ReturnType<typeof startScaffolder>>;
  beforeAll(async () => {
    backend = await startScaffolder(repository, platform);
  });
  afterAll(() => backend.stop());

  it.each(Object.entries(ANSWERS))(
    'of the template %s writes the same folder as to everywhere else, and publishes it there',
    async (name, values) => {
      const { template } = readTemplate(name);
      // What the publish steps are told, besides what people are shown.
      template.spec.output.stamped = '${{ steps.generate.output }}';
      const { status, body } = await backend.dryRun({ template, values });
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      expect(JSON.stringify(body)).not.toContain('canary-secret');
      expectGolden(`modes/${name}/files.txt`, folderOf(body));
      const { text } = publicationOf(mode, body);
      expectGolden(`modes/${name}/${mode}.json`, text);
    },
  );
});
