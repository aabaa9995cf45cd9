import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostKind } from '../../onboarding/repositoryAddress';
import { lastChangeOnHost } from './lastChange';

let server: Server;
let apiBaseUrl: string;
let asked: string[];
let answer: { status: number; body: unknown };

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url!.replace(/\+/g, ' ')));
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  apiBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise(resolve => server.close(resolve)));

const ask = (kind: HostKind = 'github') =>
  lastChangeOnHost(
    { apiBaseUrl, headers: async () => ({}) },
    {
      address: {
        kind,
        host: 'git.example.com',
        owner: kind === 'azure' ? 'acme/data' : 'acme',
        repo: 'platform',
      },
      branch: 'main',
      path: 'dbt/models/a b.sql',
    },
  );

const at = '2026-11-01T10:00:00.000Z';
const url = 'https://git.example.com/commit/c1';
// What the documentation of each host shows.
const ANSWERS: [HostKind, unknown, string][] = [
  [
    'github',
    [
      {
        sha: 'c1',
        commit: { author: { name: 'Ada', date: at } },
        html_url: url,
      },
    ],
    '/repos/acme/platform/commits?path=dbt/models/a b.sql&sha=main&per_page=1',
  ],
  [
    'gitlab',
    [{ id: 'c1', author_name: 'Ada', authored_date: at, web_url: url }],
    '/projects/acme/platform/repository/commits?path=dbt/models/a b.sql&ref_name=main&per_page=1',
  ],
  [
    'azure',
    {
      value: [
        { commitId: 'c1', author: { name: 'Ada', date: at }, remoteUrl: url },
      ],
    },
    '/acme/data/_apis/git/repositories/platform/commits?searchCriteria.itemPath=/dbt/models/a b.sql',
  ],
  [
    'bitbucketCloud',
    {
      values: [
        {
          hash: 'c1',
          date: at,
          author: { raw: 'Ada <ada@example.com>' },
          links: { html: { href: url } },
        },
      ],
    },
    '/repositories/acme/platform/commits/main?path=dbt/models/a b.sql',
  ],
];

it.each(ANSWERS)(
  'asks %s for one commit of the path',
  async (kind, body, question) => {
    answer = { status: 200, body };
    expect(await ask(kind)).toEqual({ commit: 'c1', author: 'Ada', at, url });
    expect(asked).toEqual([expect.stringContaining(question)]);
  },
);

it.each([
  ['no commit', 200, []],
  ['a refusal', 403, { message: 'no' }],
  ['something else', 200, 'text'],
  [
    'a date that is none',
    200,
    [{ sha: 'c', commit: { author: { name: 'A', date: 'x' } } }],
  ],
])('does not know, and does not fail, after %s', async (_, status, body) => {
  answer = { status, body };
  expect(await ask()).toBeUndefined();
});

it('leads nobody to an address that is no page', async () => {
  answer = {
    status: 200,
    body: [
      {
        sha: 'c1',
        commit: { author: { name: 'Ada', date: at } },
        html_url: 'file:///etc/passwd',
      },
    ],
  };
  expect(await ask()).toEqual({ commit: 'c1', author: 'Ada', at });
});
