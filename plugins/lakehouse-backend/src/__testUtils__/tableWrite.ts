import type { TableFacts } from '../facts/types';
import type { TableWrite } from '../store/rows';

const HOUR = 3_600_000;

/** What a test says of a table. */
export interface GivenTable {
  name: string;
  hoursAgo?: number | null;
  promiseHours?: number;
  owner?: string;
  columns?: string[];
  tags?: string[];
  noLaterThanHours?: number;
  state?: TableWrite['state'];
}

/** A table of the catalog `lake`, as the sync would write it. */
export function tableWrite(given: GivenTable, now: number): TableWrite {
  const { hoursAgo = 1, promiseHours, owner, columns = ['id'] } = given;
  const iso = (hours: number) => new Date(now - hours * HOUR).toISOString();
  const facts: TableFacts = {
    owner: owner ? { ref: owner, evidence: 'contract' } : null,
    fallbackOwner: null,
    description: null,
    source: null,
    contract: null,
    tags: given.tags ?? [],
    domain: null,
    promise: promiseHours
      ? {
          maxAgeMs: promiseHours * HOUR,
          text: `${promiseHours} h`,
          from: 'test',
        }
      : null,
    grain: null,
    columns: {},
  };
  return {
    ref: `lake/marts.${given.name}`,
    catalog: 'lake',
    namespace: ['marts'],
    name: given.name,
    metadataLocation: `s3://wh/${given.name}`,
    etag: null,
    state: given.state ?? 'present',
    stateReason: null,
    lastSeenAt: null,
    identity: { tableId: given.name, generation: 1, firstSeenAt: now },
    facts,
    factsHash: 'h',
    summary: {
      clocks: {
        eventTime: null,
        loadTime: null,
        lastDataChange:
          hoursAgo === null
            ? null
            : {
                at: iso(hoursAgo),
                snapshotId: '1',
                operation: 'append',
                assumed: false,
                possibleRewrite: false,
              },
        lastCommit: { at: iso(0), snapshotId: '1' },
        noLaterThan: given.noLaterThanHours
          ? iso(given.noLaterThanHours)
          : null,
      },
      rows: hoursAgo === null ? null : hoursAgo * 10,
      bytes: 2 ** 40,
      tableUuid: null,
      snapshotAt: null,
      columns,
      comment: null,
      owner: null,
    },
  };
}
