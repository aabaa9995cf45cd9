import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { parse } from 'yaml';
import { prepareUpgrade } from '@lakehouse/backstage-plugin-lakehouse-node';
import { expectGolden } from './__testUtils__/golden';
import {
  chosenSteps,
  startScaffolder,
} from './__testUtils__/scaffolderBackend';

jest.setTimeout(120_000);

const root = path.resolve(__dirname, '../../../templates/lakehouse-platform');
const template = parse(
  fs.readFileSync(path.join(root, 'template.yaml'), 'utf8'),
);
const skeleton = execFileSync('git', ['ls-files', '-z', 'skeleton'], {
  cwd: root,
})
  .toString()
  .split('\0')
  .filter(file => file !== '' && fs.existsSync(path.join(root, file)))
  .map(file => ({
    path: file,
    base64Content: fs.readFileSync(path.join(root, file)).toString('base64'),
  }));
const answers = {
  name: 'acme-data',
  owner: 'group:default/data-platform',
  catalog: 'lake',
};

describe('the template lakehouse-platform', () => {
  let backend: Awaited<ReturnType<typeof startScaffolder>>;
  beforeAll(async () => {
    backend = await startScaffolder();
  });
  afterAll(() => backend.stop());
  const dryRun = (values: object) =>
    backend.dryRun({ template, directoryContents: skeleton, values });

  it('is a template that the catalog takes', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
  });

  it.each([
    ['github', 'github.com?owner=acme&repo=platform'],
    ['gitlab', 'gitlab.com?owner=acme&repo=platform'],
    ['azure', 'dev.azure.com?organization=acme&project=data&repo=platform'],
    ['bitbucketCloud', 'bitbucket.org?workspace=acme&project=D&repo=platform'],
  ])(
    'makes a new repository on %s, with the skeleton as it is',
    async (host, repoUrl) => {
      const { status, body } = await dryRun({ ...answers, repoUrl });
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      const written = new Map<string, string>(
        body.directoryContents.map((file: any) => [
          file.path,
          file.base64Content,
        ]),
      );
      const own: string[] = [];
      for (const file of skeleton) {
        const name = file.path.replace('skeleton/', '');
        if (name === 'lakehouse.yaml') continue;
        if (written.get(name) !== file.base64Content) own.push(name);
        written.delete(name);
      }
      expect(own).toEqual([]);
      const generated = [...written].map(([name, content]) => {
        const hash = createHash('sha256').update(
          Buffer.from(content, 'base64'),
        );
        return `${hash.digest('hex')} ${name}\n`;
      });
      expectGolden('platform/files.txt', generated.sort().join(''));
      expect(chosenSteps(body.log)).toEqual(['fetch', 'generate', host]);
      expect(body.output.links).toHaveLength(1);
      expect(body.output.text[0].content).toContain(`kind: ${host}`);
    },
  );

  const repoUrl = 'github.com?owner=acme&repo=platform';
  const textOf = (body: any, name: string) =>
    Buffer.from(
      body.directoryContents.find((file: any) => file.path === name)
        .base64Content,
      'base64',
    ).toString();

  it('carries its region to the settings and to dbt, and to nothing else', async () => {
    const region = 'eu-central-1';
    const { status, body } = await dryRun({ ...answers, repoUrl, region });
    expect(status).toBe(200);
    expect(parse(textOf(body, 'lakehouse.yaml'))).toMatchObject({ region });
    const profiles = parse(textOf(body, 'dbt/profiles.yml'));
    const { athena, glue } = profiles.lakehouse.outputs;
    const said = "{{ env_var('AWS_REGION', 'eu-central-1') }}";
    expect([athena.region_name, glue.region]).toEqual([said, said]);
    const others = skeleton
      .map(file => ({ ...file, path: file.path.replace('skeleton/', '') }))
      .filter(({ path: name, base64Content }) => {
        const written = body.directoryContents.find(
          (file: any) => file.path === name,
        );
        return written.base64Content !== base64Content;
      });
    expect(others.map(file => file.path)).toEqual([
      'dbt/profiles.yml',
      'lakehouse.yaml',
    ]);
    const upgrade = prepareUpgrade(
      new Map(
        body.directoryContents.map((file: any) => [
          file.path,
          Buffer.from(file.base64Content, 'base64').toString(),
        ]),
      ),
    );
    const changed = upgrade.change.files.filter(
      file => file.action !== 'unchanged',
    );
    expect(changed).toEqual([]);
  });

  it('takes only regions that the organisation allows, and the only one without being asked', async () => {
    const limited = async (regions: string[], region?: string) => {
      const other = await startScaffolder(undefined, undefined, [], [], {
        regions,
      });
      try {
        const values = { ...answers, repoUrl, ...(region && { region }) };
        const { body } = await other.dryRun({
          template,
          directoryContents: skeleton,
          values,
        });
        return body.error?.message ?? textOf(body, 'lakehouse.yaml');
      } finally {
        await other.stop();
      }
    };
    expect(await limited(['eu-west-1'])).toContain('region: eu-west-1');
    expect(await limited(['eu-west-1', 'eu-west-2'])).toContain(
      'The answer region: The region is missing. Choose one of eu-west-1, eu-west-2.',
    );
    expect(await limited(['eu-west-1'], 'us-east-1')).toContain(
      'The region us-east-1 is not allowed by your organisation',
    );
  });

  it('names the answer that will not do, and the host that is not configured', async () => {
    const nobody = await dryRun({ ...answers, owner: '!', repoUrl });
    expect(nobody.body.error.message).toContain('owner');
    const nowhere = await dryRun({ ...answers, repoUrl: 'git.test?repo=a' });
    expect(nowhere.body.error.message).toContain('no git host git.test');
  });
});
