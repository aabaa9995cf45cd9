import {
  clocksJson,
  type SchemaField,
  type TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ColumnFacts } from '../../facts/types';
import type { CatalogRun } from '../../store/CatalogStore';
import { toNumber } from '../../store/database';
import type { HistoryEvent } from '../../store/history';
import type { StoredDetail, TableRow } from '../../store/rows';
import { factsOf, summaryOf } from '../../store/stored';
import { toListItem } from './listItem';
import { iso } from './time';

/** What the page of a table is made of. */
export interface DetailParts {
  row: TableRow;
  /** Null while the metadata was never readable. */
  detail: StoredDetail | null;
  run: CatalogRun | undefined;
  history: HistoryEvent[];
  upstream: number;
  downstream: number;
  /** The entity of a published table; null if there is none that the user may see. */
  entityRef: string | null;
}

const NO_CLOCKS: TableDetail['clocks'] = {
  eventTime: null,
  loadTime: null,
  lastDataChange: null,
  lastCommit: null,
};

/** A table as its page shows it. */
export function toDetail(parts: DetailParts, nowMs: number): TableDetail {
  const { row, detail, run } = parts;
  const facts = factsOf(row);
  const summary = summaryOf(row);
  const lastSeen = toNumber(row.last_seen_at) ?? run?.lastSuccessAt ?? nowMs;
  return {
    ...toListItem(row, nowMs),
    tableUuid: row.table_uuid,
    formatVersion: detail?.formatVersion ?? null,
    location: detail?.location ?? null,
    metadataLocation: row.metadata_location,
    fields: withFacts(detail?.fields ?? [], facts.columns),
    partitionFields: detail?.partitionFields ?? [],
    partitionText: detail?.partitionText ?? null,
    sortFields: detail?.sortFields ?? [],
    ...kept(detail),
    clocks: summary ? clocksJson(summary.clocks) : NO_CLOCKS,
    refs: detail?.refs ?? [],
    properties: detail?.properties ?? {},
    snapshots: detail?.snapshotCount ?? 0,
    currentSnapshotId: detail?.currentSnapshotId ?? null,
    files: detail?.files ?? null,
    contract: facts.contract,
    entityRef: parts.entityRef,
    grain: facts.grain,
    upstream: parts.upstream,
    downstream: parts.downstream,
    lastSeenAt: iso(lastSeen),
    firstSeenAt: iso(toNumber(row.first_seen_at)),
    generation: row.generation,
    history: parts.history.map(({ at, event, detail: about }) => ({
      at: iso(at),
      event,
      detail: about,
    })),
  };
}

/** What was not kept of the metadata before `CONTENT_VERSION`; absent until the next sync has read the table once more. */
function kept(
  detail: Partial<StoredDetail> | null,
): Pick<
  TableDetail,
  'partitionSpecs' | 'sortOrders' | 'features' | 'statistics' | 'schemaVersions'
> {
  return {
    partitionSpecs: detail?.partitionSpecs,
    sortOrders: detail?.sortOrders,
    features: detail?.features,
    statistics: detail?.statistics,
    schemaVersions: detail?.schemaHistory?.versions.length,
  };
}

/** Adds docs, classification and tests of contract and dbt; a doc in the table itself goes first. */
function withFacts(
  fields: SchemaField[],
  facts: Record<string, ColumnFacts>,
): SchemaField[] {
  return fields.map(field => {
    const about = facts[field.path.toLowerCase()];
    return {
      ...field,
      doc: field.doc ?? about?.doc ?? null,
      classification: about?.classification ?? null,
      tests: about?.tests ?? [],
      ...(field.fields && { fields: withFacts(field.fields, facts) }),
    };
  });
}
