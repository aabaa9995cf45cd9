import { InputError } from '@backstage/errors';

/** A table of a source, before ingestion. */
export interface SourceDataset {
  /** Name of the source's contract. */
  source: string;
  table: string;
}

export type DatasetKind = 'table' | 'source-table';

const PREFIX = 'source:';

/** Canonical id of a source's table in lineage: `source:<source>/<table>`. Tables of the lakehouse use their table reference as id. */
export function sourceDataset({ source, table }: SourceDataset): string {
  if (source === '' || source.includes('/')) {
    throw new InputError(`'${source}' is not the name of a source`);
  }
  return `${PREFIX}${source}/${table}`;
}

/** Reads an id that {@link sourceDataset} wrote; null for ids of other kinds. */
export function parseSourceDataset(id: string): SourceDataset | null {
  const slash = id.indexOf('/');
  if (!id.startsWith(PREFIX) || slash < 0) {
    return null;
  }
  return { source: id.slice(PREFIX.length, slash), table: id.slice(slash + 1) };
}

export function datasetKind(id: string): DatasetKind {
  return id.startsWith(PREFIX) ? 'source-table' : 'table';
}
