import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SqlRow } from '../sql';

/** Oldest versions whose catalog has everything that is asked for, as main and minor version. */
const OLDEST = { MariaDB: [10, 3], MySQL: [5, 7] } as const;

/** `10.11.6-MariaDB-1:10.11.6+maria~deb12`; MySQL does not name itself: `8.4.3`. */
export function isMariaDb({ version }: SqlRow): boolean {
  return /mariadb/i.test(String(version));
}

/** Whether the server is one whose catalog can be read. */
export function checkVersion(server: SqlRow): DiscoveryCheck {
  const name = isMariaDb(server) ? 'MariaDB' : 'MySQL';
  const [short] = /^\d+(?:\.\d+)*/.exec(String(server.version)) ?? [''];
  const [main, minor = 0] = short.split('.').map(Number);
  const [oldMain, oldMinor] = OLDEST[name];
  return main < oldMain || (main === oldMain && minor < oldMinor)
    ? {
        id: 'reachable',
        state: 'failed',
        message: `The server is ${name} ${short}, which is too old to be read.`,
        fix: `Use ${name} ${oldMain}.${oldMinor} or newer, or give the DDL of the tables (mysqldump --no-data).`,
      }
    : {
        id: 'reachable',
        state: 'passed',
        message: `${name} ${short} answered.`,
      };
}
