import { execFileSync, spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './freePort';

/** A server of MySQL or MariaDB to test with: `mysql://user:password@host:port`, of a user who may do everything. */
const GIVEN = process.env.LAKEHOUSE_TEST_MYSQL;

const DAEMON = `${process.env.PATH}:/usr/sbin`
  .split(':')
  .map(folder => path.join(folder, 'mariadbd'))
  .find(file => existsSync(file));

/** Why tests with a real server are left out; undefined where there is one. */
export const WITHOUT_MYSQL =
  GIVEN || DAEMON
    ? undefined
    : 'left out: there is no mariadbd on the PATH, and LAKEHOUSE_TEST_MYSQL is not set';

const chosen = WITHOUT_MYSQL ? describe.skip : describe;

/** `describe` with a real MySQL or MariaDB; where there is none, the reason is in the name of what is skipped. */
export const describeMySql = (name: string, tests: () => void) =>
  chosen(WITHOUT_MYSQL ? `${name} (${WITHOUT_MYSQL})` : name, tests);

/** A server for the tests, and what ends it. */
export interface MySqlServer {
  host: string;
  port: number;
  user: string;
  password: string;
  close(): Promise<void>;
}

/** The server that is given, or one of its own in a folder of its own. */
export async function mysqlServer(certificate?: {
  key: string;
  cert: string;
}): Promise<MySqlServer> {
  if (GIVEN && !certificate) {
    const { hostname, port, username, password } = new URL(GIVEN);
    return {
      host: hostname,
      port: Number(port || 3306),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      async close() {},
    };
  }
  return start(certificate);
}

const PASSWORD = 'lake-owner';

async function start(certificate?: {
  key: string;
  cert: string;
}): Promise<MySqlServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-my-'));
  const file = (name: string) => path.join(folder, name);
  const own = [`--datadir=${file('data')}`, `--user=${userInfo().username}`];
  execFileSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      ...own,
      '--skip-test-db',
      '--auth-root-authentication-method=normal',
    ],
    { stdio: 'ignore' },
  );
  await writeFile(
    file('first.sql'),
    `CREATE USER lake@'%' IDENTIFIED BY '${PASSWORD}';\nGRANT ALL ON *.* TO lake@'%' WITH GRANT OPTION;\n`,
  );
  if (certificate) {
    await writeFile(file('key'), certificate.key);
    await writeFile(file('cert'), certificate.cert);
  }
  const port = await freePort();
  const server = spawn(
    DAEMON!,
    [
      '--no-defaults',
      ...own,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      `--socket=${file('s')}`,
      '--skip-name-resolve',
      '--innodb-buffer-pool-size=16M',
      '--innodb-log-file-size=8M',
      '--performance-schema=off',
      `--init-file=${file('first.sql')}`,
      ...(certificate
        ? [`--ssl-cert=${file('cert')}`, `--ssl-key=${file('key')}`]
        : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  server.stderr.pipe(createWriteStream(file('log')));
  const ended = new Promise<void>(resolve => {
    server.on('exit', () => resolve());
  });
  const close = async () => {
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (server.exitCode !== null || tries > 300) {
      const log = readFileSync(file('log'), 'utf8');
      await close();
      throw new Error(`mariadbd did not start: ${log.slice(-2000)}`);
    }
    await pause(100);
  }
  return { host: '127.0.0.1', port, user: 'lake', password: PASSWORD, close };
}

/** The first statements have run when connections are taken. */
function listens(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    const done = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('connect', () => done(true)).on('error', () => done(false));
  });
}
