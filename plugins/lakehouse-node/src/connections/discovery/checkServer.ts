import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import { OLDEST_VERSION } from '../postgres/queries';
import type { SqlRow } from '../sql';

/** Whether the server is one whose catalog can be read. */
export function checkServer({ version, number }: SqlRow): DiscoveryCheck {
  // `18.1 (Debian 18.1-1)`.
  const short = String(version).split(' ')[0];
  return Number(number) < OLDEST_VERSION * 10_000
    ? {
        id: 'reachable',
        state: 'failed',
        message: `The server is PostgreSQL ${short}, which is too old to be read.`,
        fix: `Use PostgreSQL ${OLDEST_VERSION} or newer, or give the DDL of the tables (pg_dump --schema-only).`,
      }
    : {
        id: 'reachable',
        state: 'passed',
        message: `PostgreSQL ${short} answered.`,
      };
}
