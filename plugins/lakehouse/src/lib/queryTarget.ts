import {
  newestFirstColumn,
  parseTableRef,
  type QueryTarget,
  type TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** A snapshot that time-travel queries read. */
export interface PickedSnapshot {
  id: string;
  at: string;
  /** A tag that points at it. */
  tag?: string;
}

/** What the query texts need to know of a table. */
export function queryTarget(
  table: TableDetail,
  snapshot?: PickedSnapshot,
): QueryTarget {
  const sources = table.partitionFields.map(field => field.sourceColumn);
  return {
    ...parseTableRef(table.ref),
    layer: table.layer,
    columns: table.fields.map(field => field.name),
    timeColumn: newestFirstColumn(table.fields, sources),
    snapshot,
  };
}
