import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { parse } from 'yaml';
import { expectGolden } from './__testUtils__/golden';
import {
  chosenSteps,
  START,
  startScaffolder,
} from './__testUtils__/scaffolderBackend';
import { specifications } from './__testUtils__/specifications';

jest.setTimeout(120_000);

const template = parse(
  fs.readFileSync(
    path.resolve(__dirname, '../../../templates/onboard-source/template.yaml'),
    'utf8',
  ),
);

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'dry-run-'));
const gitdir = path.join(root, 'platform.git');
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  fs.mkdirSync(gitdir);
  await initBareRepository(gitdir);
  const author = { name: 'Ada', email: 'ada@example.com' };
  await commitToBare({
    gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(START)),
    message: 'Start',
    author,
  });
});

/** Every place that a source can be published to. */
const MODES: Record<string, object> = {
  local: { kind: 'local', path: gitdir, workingCopy: 'platform' },
  github: { kind: 'github', url: 'https://github.com/acme/platform' },
  gitlab: { kind: 'gitlab', url: 'https://gitlab.com/acme/data/platform' },
  azure: {
    kind: 'azure',
    url: 'https://dev.azure.com/acme/data/_git/platform',
  },
  bitbucketCloud: {
    kind: 'bitbucketCloud',
    url: 'https://bitbucket.org/acme/platform',
  },
};

/** The least that the hosts take as a description. */
const LIMITS: Record<string, number> = {
  azure: 4000,
  bitbucketCloud: 32_768,
  github: 65_536,
};

describe.each(Object.entries(MODES))('a dry run to %s', (mode, repository) => {
  let backend: Awaited<ReturnType<typeof startScaffolder>>;
  beforeAll(async () => {
    backend = await startScaffolder(repository);
  });
  afterAll(() => backend.stop());

  it.each(Object.entries(specifications))(
    'stamps the files of the specification %s, as to everywhere else',
    async (name, source) => {
      const { status, body } = await backend.dryRun({
        template,
        values: { source },
      });
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      expect(JSON.stringify(body)).not.toContain('canary-secret');

      const files = body.directoryContents.map(
        (file: { path: string; base64Content: string }) => {
          const content = Buffer.from(file.base64Content, 'base64');
          const hash = createHash('sha256').update(content).digest('hex');
          return `${hash} ${file.path}\n`;
        },
      );
      expectGolden(`${name}/files.txt`, files.sort().join(''));
      // The platform's own tests load these and build what follows from them.
      const contract = body.directoryContents.find(
        (file: { path: string }) =>
          file.path === `contracts/${source.name}.odcs.yaml`,
      );
      expectGolden(
        `${name}/contract.odcs.yaml`,
        Buffer.from(contract.base64Content, 'base64').toString(),
      );

      const { body: description, ...publish } = body.output.stamped.publish;
      if (mode === 'github') expectGolden(`${name}/body.md`, description);
      expect(description.length).toBeLessThan(LIMITS[mode] ?? Infinity);
      if (name !== 'csv') return;
      const seen = {
        steps: chosenSteps(body.log),
        publish,
        output: body.output,
      };
      delete seen.output.stamped;
      expectGolden(`modes/${mode}.json`, `${JSON.stringify(seen, null, 2)}\n`);
    },
  );
});
