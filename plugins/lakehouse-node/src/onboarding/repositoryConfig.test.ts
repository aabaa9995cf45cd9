import { ConfigReader } from '@backstage/config';
import { repoUrlInput, treeUrl, webUrl } from './repositoryAddress';
import {
  readRepositoryConfig,
  type HostRepositoryConfig,
} from './repositoryConfig';

const read = (repository: object, integrations: object = {}) =>
  readRepositoryConfig(
    new ConfigReader({
      integrations,
      lakehouse: { onboarding: { repository } },
    } as never),
  );

describe('readRepositoryConfig', () => {
  it('reads a local repository, with main as its branch', () => {
    expect(read({ kind: 'local', path: '/srv/platform.git' })).toEqual({
      kind: 'local',
      path: '/srv/platform.git',
      branch: 'main',
    });
    expect(readRepositoryConfig(new ConfigReader({}))).toBeUndefined();
  });

  it.each([
    [
      'github',
      'https://github.com/acme/platform.git',
      'https://github.com/acme/platform/tree/trunk/a',
      'github.com?owner=acme&repo=platform',
    ],
    [
      'gitlab',
      'https://gitlab.com/acme/data/platform/',
      'https://gitlab.com/acme/data/platform/-/tree/trunk/a',
      'gitlab.com?owner=acme%2Fdata&repo=platform',
    ],
    [
      'azure',
      'https://dev.azure.com/acme/Big%20Data/_git/platform',
      'https://dev.azure.com/acme/Big%20Data/_git/platform?version=GBtrunk%2Fa',
      'dev.azure.com?organization=acme&project=Big+Data&repo=platform',
    ],
    [
      'bitbucketCloud',
      'https://bitbucket.org/acme/platform',
      'https://bitbucket.org/acme/platform/src/trunk/a',
      'bitbucket.org?workspace=acme&project=-&repo=platform',
    ],
  ])(
    'knows where a repository on %s is read and published',
    (kind, url, tree, repoUrl) => {
      const config = read({
        kind,
        url,
        branch: 'trunk/a',
      }) as HostRepositoryConfig;
      expect(config).toMatchObject({ kind, branch: 'trunk/a', draft: false });
      expect(webUrl(config.address)).toBe(url.replace(/\.git$|\/$/, ''));
      expect(treeUrl(config.address, config.branch)).toBe(tree);
      expect(repoUrlInput(config.address)).toBe(repoUrl);
    },
  );

  it.each([
    [
      { kind: 'svn' },
      'kind is "svn", which is not known. Write one of local, github',
    ],
    [{ kind: 'local' }, 'path is missing. Write the folder'],
    [{ kind: 'github' }, 'url is missing. Write the address'],
    [
      { kind: 'github', url: 'git@github.com:acme/platform.git' },
      'url is not the address',
    ],
    [
      { kind: 'github', url: 'http://github.com/acme/platform' },
      'url is not the address',
    ],
    [
      { kind: 'github', url: 'https://github.com/acme' },
      'for example https://github.com/acme/platform',
    ],
    [
      { kind: 'gitlab', url: 'https://gitlab.com/acme/platform/-/tree/main' },
      'url is not the address',
    ],
    [
      { kind: 'azure', url: 'https://dev.azure.com/acme/platform' },
      '/_git/platform',
    ],
    [
      { kind: 'github', url: 'https://git.acme.test/acme/platform' },
      'names the host git.acme.test, but integrations.github does not',
    ],
    [
      { kind: 'gitlab', url: 'https://github.com/acme/platform' },
      'integrations.gitlab does not',
    ],
  ])('names the field and the fix: %j', (repository, message) => {
    expect(() => read(repository)).toThrow(message);
    expect(() => read(repository)).toThrow('lakehouse.onboarding.repository');
  });

  it('repeats no token that somebody wrote into the address', () => {
    const url = 'https://x:s3cret@github.com/acme/platform';
    expect(() => read({ kind: 'github', url })).toThrow(/^(?!.*s3cret)/);
  });
});
