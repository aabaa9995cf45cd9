import { createHash } from 'node:crypto';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { chosenSteps } from './scaffolderBackend';

/** Every place that a change of the platform can be published to, by the kind of repository. */
export const modes = (gitdir: string): [string, object][] =>
  Object.entries({
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
  });

/** The least that the hosts take as a description. */
const LIMITS: Record<string, number> = {
  azure: 4000,
  bitbucketCloud: 32_768,
  github: 65_536,
};

/** Makes the repository of the mode `local` with these files. */
export async function startBare(gitdir: string, files: Record<string, string>) {
  await initBareRepository(gitdir);
  await commitToBare({
    gitdir,
    branch: 'main',
    baseBranch: 'main',
    changes: new Map(Object.entries(files)),
    message: 'Start',
    author: { name: 'Ada', email: 'ada@example.com' },
  });
}

/** The folder that a dry run wrote, as one text: a hash and a path per file. */
export function folderOf(body: {
  directoryContents: { path: string; base64Content: string }[];
}): string {
  return body.directoryContents
    .map(({ path, base64Content }) => {
      const content = Buffer.from(base64Content, 'base64');
      const hash = createHash('sha256').update(content).digest('hex');
      return `${hash} ${path}\n`;
    })
    .sort()
    .join('');
}

/** What differs from mode to mode: steps that ran, what they were told to publish, and what people are shown; and the description. */
export function publicationOf(mode: string, body: any) {
  const { stamped, ...output } = body.output;
  const { body: description, ...publish } = stamped.publish;
  expect(description.length).toBeLessThan(LIMITS[mode] ?? Infinity);
  const seen = { steps: chosenSteps(body.log), publish, output };
  return { description, text: `${JSON.stringify(seen, null, 2)}\n` };
}
