import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import isomorphicGit from 'isomorphic-git';
import os from 'node:os';
import path from 'node:path';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';

export interface FakePull {
  number: number;
  state: 'open' | 'closed';
  head: string;
  base: string;
  title: string;
  body: string;
  draft: boolean;
  reviewers: string[];
}

type Answer = { status?: number; body?: unknown; headers?: object };
type Route = [
  string,
  RegExp,
  (match: string[], body: any) => Answer | Promise<Answer>,
];

const who = (author?: { name: string; email: string }) => ({
  GIT_AUTHOR_NAME: author?.name ?? 'Scaffolder',
  GIT_AUTHOR_EMAIL: author?.email ?? 's@example.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@example.com',
});

/**
 * GitHub as far as the pull request action, the reader of urls and our own questions use it: the REST API over a real bare repository, so
 * that git itself can judge what came of it.
 *
 * `state.intercept` sees every request first, those of git too.
 */
export async function startGithubServer(files: Record<string, string>) {
  const server = await startGitServer(files);
  const pulls: FakePull[] = [];
  const git = (
    args: string[],
    options: { input?: string | Buffer; env?: object } = {},
  ) =>
    execFileSync('git', ['--git-dir', server.gitdir, ...args], {
      ...options,
      env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
      maxBuffer: 1e9,
    })
      .toString()
      .trim();
  const shown = (pull: FakePull) => ({
    ...pull,
    html_url: `https://github.test/acme/platform/pull/${pull.number}`,
    base: { ref: pull.base },
    requested_reviewers: [],
    requested_teams: [],
  });
  const openFrom = (head: string) =>
    pulls.find(pull => pull.state === 'open' && pull.head === head);

  const routes: Route[] = [
    [
      'GET',
      /^$/,
      () => ({ body: { default_branch: 'main', permissions: { push: true } } }),
    ],
    [
      'GET',
      /^\/commits\?sha=([^&]+)/,
      ([branch]) => ({
        body: [
          {
            sha: git(['rev-parse', branch]),
            commit: { tree: { sha: git(['rev-parse', `${branch}^{tree}`]) } },
          },
        ],
      }),
    ],
    [
      'GET',
      /^\/commits\/(.+)\/status/,
      ([branch]) => ({
        body: {
          sha: git(['rev-parse', branch]),
          repository: {
            archive_url: `${server.url}/api/repos/acme/platform/{archive_format}{/ref}`,
          },
        },
      }),
    ],
    [
      'POST',
      /^\/git\/blobs$/,
      async (_, { content, encoding }) => {
        const blob = Buffer.from(content, encoding);
        const { gitdir } = server;
        const sha = await isomorphicGit.writeBlob({ fs, gitdir, blob });
        return { status: 201, body: { sha } };
      },
    ],
    [
      'POST',
      /^\/git\/trees$/,
      (_, { base_tree, tree }) => {
        const index = path.join(
          fs.mkdtempSync(path.join(os.tmpdir(), 'index-')),
          'index',
        );
        const env = { GIT_INDEX_FILE: index };
        git(['read-tree', base_tree], { env });
        const lines = tree.map(
          (entry: { mode: string; path: string; sha: string | null }) =>
            `${entry.sha ? entry.mode : '0'} ${entry.sha ?? '0'.repeat(40)}\t${
              entry.path
            }\n`,
        );
        git(['update-index', '--index-info'], { env, input: lines.join('') });
        return { status: 201, body: { sha: git(['write-tree'], { env }) } };
      },
    ],
    [
      'POST',
      /^\/git\/commits$/,
      (_, { message, tree, parents, author }) => ({
        status: 201,
        body: {
          sha: git(['commit-tree', tree, '-p', parents[0], '-F', '-'], {
            env: who(author),
            input: message,
          }),
        },
      }),
    ],
    [
      'POST',
      /^\/git\/refs$/,
      (_, { ref, sha }) => {
        if (git(['for-each-ref', ref])) {
          return { status: 422, body: { message: 'Reference already exists' } };
        }
        git(['update-ref', ref, sha]);
        return { status: 201, body: { ref } };
      },
    ],
    [
      'PATCH',
      /^\/git\/refs\/(.+)$/,
      ([ref], { sha }) => {
        git(['update-ref', `refs/${ref}`, sha]);
        return { body: { ref } };
      },
    ],
    [
      'GET',
      /^\/pulls\?.*head=acme:([^&]+)/,
      ([head]) => ({
        body: [openFrom(head)].flatMap(p => (p ? shown(p) : [])),
      }),
    ],
    [
      'POST',
      /^\/pulls$/,
      (_, { head, base, title, body, draft }) => {
        const from = head.replace(/^acme:/, '');
        if (openFrom(from)) return { status: 422, body: { message: 'exists' } };
        pulls.push({
          number: pulls.length + 1,
          state: 'open',
          head: from,
          base,
          title,
          body,
          draft,
          reviewers: [],
        });
        return { status: 201, body: shown(pulls[pulls.length - 1]) };
      },
    ],
    [
      'PATCH',
      /^\/pulls\/(\d+)$/,
      ([number], { title, body }) => {
        const pull = pulls[Number(number) - 1];
        Object.assign(pull, { title, body });
        return { body: shown(pull) };
      },
    ],
    [
      'POST',
      /^\/pulls\/(\d+)\/requested_reviewers$/,
      ([number], { reviewers = [], team_reviewers = [] }) => {
        const pull = pulls[Number(number) - 1];
        pull.reviewers = [...reviewers, ...team_reviewers];
        return { status: 201, body: shown(pull) };
      },
    ],
    [
      'HEAD',
      /^\/contents\/([^?]+)/,
      ([file]) => {
        try {
          git(['cat-file', '-e', `main:${file}`]);
          return {};
        } catch {
          return { status: 404 };
        }
      },
    ],
  ];

  const graphql = ({ variables: { head } }: any): Answer => {
    const exists = git(['for-each-ref', `refs/heads/${head}`]) !== '';
    const pull = openFrom(head);
    const node = pull && { number: pull.number, url: shown(pull).html_url };
    const edges = node ? [{ node }] : [];
    return {
      body: {
        data: {
          repository: {
            ref: exists ? { associatedPullRequests: { edges } } : null,
          },
        },
      },
    };
  };

  async function api(request: IncomingMessage, response: ServerResponse) {
    const url = decodeURIComponent(request.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length > 0 && JSON.parse(String(Buffer.concat(chunks)));
    const tarball = /^\/api\/repos\/acme\/platform\/tarball\/(\w+)/.exec(url);
    if (tarball) {
      response.end(
        execFileSync('git', [
          '--git-dir',
          server.gitdir,
          'archive',
          '--format=tar.gz',
          '--prefix=acme-platform/',
          tarball[1],
        ]),
      );
      return;
    }
    let answer: Answer = { status: 404, body: { message: 'Not Found' } };
    if (url === '/api/graphql') answer = graphql(body);
    const at = url.replace('/api/repos/acme/platform', '');
    for (const [method, pattern, handle] of routes) {
      const match = pattern.exec(at);
      if (url !== at && method === request.method && match) {
        answer = await handle(match.slice(1), body);
        break;
      }
    }
    response
      .writeHead(answer.status ?? 200, {
        'content-type': 'application/json',
        ...answer.headers,
      })
      .end(JSON.stringify(answer.body ?? {}));
  }

  const state: typeof server.state = {};
  server.state.intercept = async (request, response) => {
    if (await state.intercept?.(request, response)) return true;
    if (!request.url?.startsWith('/api/')) return false;
    await api(request, response);
    return true;
  };
  return { ...server, state, pulls };
}
