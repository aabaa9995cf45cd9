import type {
  SchemaField,
  TableSummary,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** A namespace with the number of its tables. */
export interface RegisteredNamespace {
  /** As in table references: dots part its levels. */
  name: string;
  tables: number;
}

/** A table as the registry knows it. */
export interface RegisteredTable {
  name: string;
  /** Anything else than `present` cannot be read now. */
  state: 'present' | 'unreadable' | 'missing';
  comment: string | null;
  rows: number | null;
  /** Empty while the metadata was never read. */
  fields: SchemaField[];
  /** Names of the columns that its partitions are made of, where rows of one value, or of one time, are together. */
  partitionedBy: string[];
}

/** What the registry knows of one catalog, as far as somebody may see it: nothing else comes out of it. */
export interface TableRegistry {
  /** When the catalog was read last, as ISO 8601; undefined when it never was. */
  readAt(): Promise<string | undefined>;
  namespaces(): Promise<RegisteredNamespace[]>;
  /** Tables of a namespace by name. */
  tables(
    namespace: string,
    limit: number,
  ): Promise<{ tables: RegisteredTable[]; truncated: boolean }>;
}

/** Transforms that keep rows of one value, or of one time, together; buckets only spread them. */
const KEEPS_TOGETHER = /^(identity|year|month|day|hour)$/;

/** A table with what its metadata says of its columns; `columns` is null while it was never read. */
export function registeredTable(
  table: Omit<RegisteredTable, 'fields' | 'partitionedBy'>,
  columns: Pick<TableSummary, 'fields' | 'partitionFields'> | null,
): RegisteredTable {
  const { fields, partitionFields } = columns ?? {
    fields: [],
    partitionFields: [],
  };
  const own = new Set(fields.map(({ name }) => name));
  const parting = partitionFields
    .filter(({ transform }) => KEEPS_TOGETHER.test(transform))
    .map(({ sourceColumn }) => sourceColumn)
    .filter(column => own.has(column));
  return { ...table, fields, partitionedBy: [...new Set(parting)] };
}
