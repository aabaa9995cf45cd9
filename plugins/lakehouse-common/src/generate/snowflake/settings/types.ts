/** Path of what people say about publishing to Snowflake. */
export const PUBLICATIONS_PATH = 'snowflake/publications.yaml';

export const CATALOG_KINDS = ['glue', 'rest'] as const;
export const WAYS = ['catalog-linked', 'table', 'dynamic'] as const;

/** How marts come into Snowflake. */
export type Way = (typeof WAYS)[number];

/** `snowflake/publications.yaml`, with names as the account stores them. */
export interface Publications {
  environments: Environment[];
  /** What people say about columns of marts whose SQL is their own: `<contract>.<table>.<column>`, or `none`. */
  columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** One account, or one corner of an account. */
export interface Environment {
  /** Name of its folder under `snowflake/`. */
  name: string;
  /** The Iceberg catalog that holds the marts. */
  catalog: (typeof CATALOG_KINDS)[number];
  integration: string;
  /** Volume to read the marts through; without it the catalog vends credentials. */
  externalVolume?: string;
  /** Role that owns what is made here and runs the files. */
  owner: string;
  governance: { database: string; schema: string };
  /** The role that sees personal data in the clear; without it nobody does. */
  clearRole?: string;
  publications: Publication[];
}

interface Common {
  database: string;
  marts: string[];
  /** Roles that may read the marts. */
  readers: string[];
}

/** A database that shows the namespace of the marts as it is in the catalog. */
export interface LinkedPublication extends Common {
  way: 'catalog-linked';
}

/** One Iceberg table per mart over the catalog integration. */
export interface TablePublication extends Common {
  way: 'table';
  schema: string;
}

/** One dynamic Iceberg table per mart: a copy that Snowflake keeps as fresh as the lag says. */
export interface DynamicPublication extends Common {
  way: 'dynamic';
  schema: string;
  warehouse: string;
  /** `<n> seconds|minutes|hours|days`, or `DOWNSTREAM`. */
  targetLag: string;
  /** Volume that Snowflake writes to. */
  externalVolume: string;
  /** Database that the marts are read from: a catalog-linked one, or that of tables. */
  from: string;
}

export type Publication =
  | LinkedPublication
  | TablePublication
  | DynamicPublication;

/** Namespace of the marts in the Iceberg catalog. */
export const NAMESPACE = 'marts';
