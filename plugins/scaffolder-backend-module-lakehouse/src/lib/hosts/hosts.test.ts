import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askHost } from './ask';
import { azurePullRequests } from './pullRequests';

const TITLE = 'acme/data/platform';
let server: Server | undefined;
afterEach(() => server?.close());

async function ask(listener: RequestListener) {
  server = createServer(listener);
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return askHost({
    apiBaseUrl: `http://127.0.0.1:${port}/`,
    title: TITLE,
    headers: async () => ({ Authorization: 'Bearer canary-secret' }),
  });
}

describe('pull requests of Azure DevOps', () => {
  const address = {
    kind: 'azure' as const,
    host: 'dev.azure.com',
    owner: 'acme/Big Data',
    repo: 'platform',
  };

  it('are found by branch and target, with an address for people, and described anew', async () => {
    const seen: string[] = [];
    const pulls = azurePullRequests(
      await ask(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        seen.push(
          `${request.method} ${decodeURIComponent(request.url!)} ${body}`,
        );
        response.end(JSON.stringify({ value: [{ pullRequestId: 7 }] }));
      }),
      address,
    );
    const found = await pulls.open('lakehouse/onboard-shop', 'main');
    expect(found).toEqual({
      id: '7',
      url: 'https://dev.azure.com/acme/Big%20Data/_git/platform/pullrequest/7',
    });
    await pulls.update(found!, { title: 'T', body: 'B' });
    expect(seen).toEqual([
      'GET /acme/Big Data/_apis/git/repositories/platform/pullrequests?searchCriteria.status=active&searchCriteria.sourceRefName=refs/heads/lakehouse/onboard-shop&searchCriteria.targetRefName=refs/heads/main&api-version=7.0 ',
      'PATCH /acme/Big Data/_apis/git/repositories/platform/pullrequests/7?api-version=7.0 {"title":"T","description":"B"}',
    ]);
  });

  it('are none when the host has none', async () => {
    const none = await ask((_, response) => response.end('{"value":[]}'));
    await expect(
      azurePullRequests(none, address).open('b', 'main'),
    ).resolves.toBeUndefined();
  });
});

describe('a host that does not do what it is asked', () => {
  it.each([
    [401, 'may not see or change pull requests of acme/data/platform'],
    [403, 'Ask your platform team to let the token'],
    // Azure DevOps sends whoever has no token to a page to sign in.
    [203, 'may not see or change pull requests'],
    [404, 'does not exist, or the configured token may not see it'],
    [429, 'no more requests for now (rate limit)'],
    [
      500,
      'answered with status 500. No pull request was made or changed. Run the task again',
    ],
  ])('is explained for status %d', async (status, message) => {
    const asking = await ask((_, response) =>
      response.writeHead(status).end('<html>canary-page</html>'),
    );
    const error = await asking('/x').catch((e: Error) => e);
    expect(error.message).toContain(message);
    expect(error.message).not.toMatch(/canary/);
  });

  it('is not followed to another place', async () => {
    const asking = await ask((_, response) =>
      response.writeHead(302, { location: 'https://evil.test' }).end(),
    );
    await expect(asking('/x')).rejects.toThrow('did not answer');
  });
});
