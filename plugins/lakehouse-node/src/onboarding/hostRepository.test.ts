import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { createPlatformRepository } from './platformRepository';

const config = {
  kind: 'github' as const,
  address: {
    kind: 'github' as const,
    host: 'github.com',
    owner: 'acme',
    repo: 'platform',
  },
  branch: 'main',
  draft: false,
};

/** A host with one commit at a time; it hands out what the filter lets through. */
function host(files: Record<string, string>) {
  const state = {
    commit: 'c1',
    files,
    failure: undefined as Error | undefined,
  };
  const reader = mockServices.urlReader.mock({
    readTree: async (_url, options) => {
      if (state.failure) throw state.failure;
      if (options?.etag === state.commit) throw new NotModifiedError();
      return {
        etag: state.commit,
        files: async () =>
          Object.entries(state.files)
            .filter(([path]) => options?.filter?.(path, undefined) ?? true)
            .map(([path, text]) => ({
              path,
              content: async () => Buffer.from(text),
            })),
      } as never;
    },
  });
  return {
    state,
    reader,
    repository: createPlatformRepository(config, reader),
  };
}

describe('a repository on a git host', () => {
  it('reads one commit once, whoever asks, and the next when there is one', async () => {
    const { state, reader, repository } = host({
      'contracts/a.odcs.yaml': 'a',
      'lakehouse.yaml': 'p',
      'ingestion/big.bin': 'x',
      '.github/CODEOWNERS': '* @acme/data',
    });
    const [commit, contracts] = await Promise.all([
      repository.head(),
      repository.read(path => path.startsWith('contracts/')),
    ]);
    expect(commit).toBe('c1');
    expect([...contracts.files.keys()]).toEqual(['contracts/a.odcs.yaml']);
    expect(reader.readTree).toHaveBeenCalledTimes(1);
    expect(reader.readTree.mock.calls[0][0]).toBe(
      'https://github.com/acme/platform/tree/main',
    );
    const all = await repository.read(() => true);
    expect([...all.files.keys()].sort()).toEqual([
      '.github/CODEOWNERS',
      'contracts/a.odcs.yaml',
      'lakehouse.yaml',
    ]);

    Object.assign(state, { commit: 'c2', files: { 'lakehouse.yaml': 'q' } });
    expect(await repository.read(() => true)).toEqual({
      commit: 'c2',
      files: new Map([['lakehouse.yaml', 'q']]),
    });
  });

  it('says what to check, and that nothing was written', async () => {
    const { state, repository } = host({});
    state.failure = new NotFoundError('Request failed for https://…, 404');
    await expect(repository.read(() => true)).rejects.toThrow(
      'acme/platform does not exist, has no branch main, or may not be read with the configured token. Nothing was written. Check lakehouse.onboarding.repository and the token of integrations.github',
    );
    state.failure = new Error('Request failed, 403 (rate limit exceeded)');
    await expect(repository.head()).rejects.toThrow(
      'could not be read: the host allows no more requests for now (rate limit). Nothing was written. Try again later',
    );
    state.failure = new Error('getaddrinfo ENOTFOUND github.com');
    await expect(repository.head()).rejects.toThrow('ENOTFOUND github.com');
  });
});
