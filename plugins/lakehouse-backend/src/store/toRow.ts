import {
  decidingClock,
  DUE_SHARE,
  formatNamespace,
  ownerRef,
  type TableOwner,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { propertyTags, toTags } from '../facts/tags';
import { layerOf } from '../layer';
import { CONTENT_VERSION, type TableRow, type TableWrite } from './rows';

/** A table that nobody can see now has no verdict. */
export const NEVER_DUE = { due_at: null, soon_at: null };

/** The row of a table; everything that lists filter and sort by is a column of its own. */
export function toRow(write: TableWrite): TableRow {
  const { facts, summary } = write;
  const owner = resolveOwner(write);
  const tags = toTags([...facts.tags, ...propertyTags(summary?.tags)]);
  const clocks = summary?.clocks;
  return {
    ref: write.ref,
    catalog: write.catalog,
    namespace: formatNamespace(write.namespace),
    name: clean(write.name),
    sort_name: clean(write.name).toLowerCase(),
    layer: layerOf(write.namespace),
    state: write.state,
    state_reason: write.stateReason,
    last_seen_at: write.lastSeenAt,
    metadata_location: clean(write.metadataLocation),
    etag: clean(write.etag),
    table_uuid: summary?.tableUuid ?? null,
    description: clean(facts.description ?? summary?.comment ?? null),
    source: facts.source,
    owner: owner.ref,
    owner_evidence: owner.evidence,
    changed_at: ms(clocks?.lastDataChange?.at),
    ...(write.state === 'present' ? dueTimes(write) : NEVER_DUE),
    row_count: summary?.rows ?? null,
    byte_count: summary?.bytes ?? null,
    search_text: searchText(write),
    summary: summary && JSON.stringify(summary),
    facts: JSON.stringify({ ...facts, owner, tags }),
    facts_hash: write.factsHash,
    table_id: write.identity.tableId,
    generation: write.identity.generation,
    first_seen_at: write.identity.firstSeenAt,
    // What is written was listed: nobody has to keep it any more.
    kept_at: null,
    kept_by: null,
    content_version: summary && !write.outdated ? CONTENT_VERSION : null,
    snapshot_at: ms(summary?.snapshotAt),
  };
}

/** A defect, with where an owner was looked for. */
const NO_OWNER: TableOwner = {
  ref: null,
  evidence: 'none',
  detail:
    'Neither dbt nor a contract names one, nor the table property lakehouse.owner, nor the configuration of the catalog (owners, defaultOwner)',
};

/** When the verdict changes: the same rules as `evaluate`, turned to times that do not depend on now. */
function dueTimes({ facts, summary }: TableWrite) {
  const promise = facts.promise?.maxAgeMs;
  const clocks = summary?.clocks;
  if (promise === undefined || !clocks) {
    return NEVER_DUE;
  }
  const freshAt = ms(decidingClock(clocks)?.at);
  const knownAt = freshAt ?? ms(clocks.noLaterThan);
  return {
    due_at: knownAt === null ? null : knownAt + promise,
    soon_at: freshAt === null ? null : Math.ceil(freshAt + promise * DUE_SHARE),
  };
}

/** The owner and where it is written: dbt or contract, the table's own property, the catalog's configuration. */
function resolveOwner({ facts, summary }: TableWrite): TableOwner {
  if (facts.owner) {
    return facts.owner;
  }
  const property = summary?.owner && ownerRef(summary.owner);
  if (property) {
    return {
      ref: property,
      evidence: 'table-property',
      detail: 'lakehouse.owner',
    };
  }
  return facts.fallbackOwner ?? NO_OWNER;
}

/** Names that the search looks in, one per line: the table first, then its columns. */
function searchText({ namespace, name, summary }: TableWrite): string {
  return [`${namespace.join('.')}.${name}`, ...(summary?.columns ?? [])]
    .map(line => clean(line).replaceAll('\n', ' ').toLowerCase())
    .join('\n');
}

function ms(iso: string | null | undefined): number | null {
  return iso ? Date.parse(iso) : null;
}

/** PostgreSQL has no NUL in text. */
function clean<T extends string | null>(text: T): T {
  return (text === null ? null : text.replaceAll('\0', ' ')) as T;
}
