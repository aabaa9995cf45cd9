import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Answers a request itself (true), or lets git do it. */
export type Intercept = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

const WHO = {
  GIT_AUTHOR_NAME: 'Eve',
  GIT_AUTHOR_EMAIL: 'eve@example.com',
  GIT_COMMITTER_NAME: 'Eve',
  GIT_COMMITTER_EMAIL: 'eve@example.com',
};

/**
 * A git host as far as git goes: `git http-backend` behind a server, with a bare repository at `/acme/platform.git`. Whoever has no password
 * `token` is refused.
 */
export async function startGitServer(files: Record<string, string>) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'git-server-'));
  const gitdir = path.join(root, 'acme', 'platform.git');
  const judge = (...args: string[]) =>
    execFileSync('git', ['--git-dir', gitdir, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...WHO },
      stdio: ['pipe', 'pipe', 'pipe'],
    }).trim();

  /** Commits files on a branch, which starts at another or at the commit given. */
  const commit = (
    branch: string,
    changes: Record<string, string>,
    options: { from?: string; message?: string } = {},
  ) => {
    const work = fs.mkdtempSync(path.join(os.tmpdir(), 'git-work-'));
    const run = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: work,
        env: { ...process.env, ...WHO },
        stdio: 'pipe',
      });
    run('clone', '-q', gitdir, '.');
    run(
      'checkout',
      '-q',
      '-B',
      branch,
      ...(options.from ? [`origin/${options.from}`] : []),
    );
    for (const [file, text] of Object.entries(changes)) {
      fs.mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
      fs.writeFileSync(path.join(work, file), text);
    }
    run('add', '-A');
    run('commit', '-q', '-m', options.message ?? 'Change');
    run('push', '-q', 'origin', branch);
    fs.rmSync(work, { recursive: true, force: true });
    return judge('rev-parse', branch);
  };

  fs.mkdirSync(gitdir, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', gitdir]);
  judge('config', 'http.receivepack', 'true');
  commit('main', files);

  const state: { intercept?: Intercept } = {};
  const server = http.createServer(async (request, response) => {
    if (await state.intercept?.(request, response)) return;
    serveGit(root, request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    gitdir,
    judge,
    commit,
    state,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}

/** One request to `git http-backend`, a CGI program. */
function serveGit(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const [, password] = Buffer.from(
    (request.headers.authorization ?? '').replace(/^Basic /, ''),
    'base64',
  )
    .toString()
    .split(':');
  if (password !== 'token') {
    response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
    return;
  }
  const { pathname, search } = new URL(request.url!, 'http://host');
  const child = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'token',
    },
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = Object.fromEntries(
      output
        .subarray(0, end)
        .toString()
        .split('\r\n')
        .map(line => line.split(/:\s*/, 2)),
    );
    const status = Number.parseInt(headers.Status ?? '200', 10);
    delete headers.Status;
    response.writeHead(status, headers).end(output.subarray(end + 4));
  });
}

export type GitServer = Awaited<ReturnType<typeof startGitServer>>;
