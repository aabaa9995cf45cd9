import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { expectGolden } from './__testUtils__/golden';
import {
  folderOf,
  modes,
  publicationOf,
  startBare,
} from './__testUtils__/modes';
import { START, startScaffolder } from './__testUtils__/scaffolderBackend';
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
  await startBare(gitdir, START);
});

describe.each(modes(gitdir))('a dry run to %s', (mode, repository) => {
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

      expectGolden(`${name}/files.txt`, folderOf(body));
      // The platform's own tests load these and build what follows from them.
      const contract = body.directoryContents.find(
        (file: { path: string }) =>
          file.path === `contracts/${source.name}.odcs.yaml`,
      );
      expectGolden(
        `${name}/contract.odcs.yaml`,
        Buffer.from(contract.base64Content, 'base64').toString(),
      );

      const { description, text } = publicationOf(mode, body);
      if (mode === 'github') expectGolden(`${name}/body.md`, description);
      if (name === 'csv') expectGolden(`modes/${mode}.json`, text);
    },
  );
});
