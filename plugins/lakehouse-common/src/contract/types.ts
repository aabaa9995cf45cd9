/**
 * The parts of an Open Data Contract Standard v3.1.0 document that the suite reads. Fields that are not listed here are kept in the
 * parsed document and survive a round trip (see `parse.ts`).
 *
 * @see https://bitol-io.github.io/open-data-contract-standard/v3.1.0/
 */
export interface Contract {
  apiVersion: string;
  kind: 'DataContract';
  /** Stable identity of the contract. */
  id: string;
  /** The source's name: lower case, digits and `_`; it names the file `contracts/<name>.odcs.yaml` and the namespace `raw_<name>`. */
  name: string;
  version: string;
  status: string;
  domain?: string;
  dataProduct?: string;
  tenant?: string;
  tags?: string[];
  description?: { purpose?: string; usage?: string; limitations?: string };
  servers?: ContractServer[];
  schema: ContractTable[];
  team?: ContractTeam;
  slaProperties?: SlaProperty[];
  customProperties?: CustomProperty[];
  [key: string]: unknown;
}

/** Where the data is. Local CSV: `type: local`, `path`, `format: csv`. PostgreSQL: `type: postgresql`, `host`, `port`, `database`, `schema`. */
export interface ContractServer {
  server: string;
  type: string;
  environment?: string;
  path?: string;
  location?: string;
  format?: string;
  delimiter?: string;
  host?: string;
  port?: number;
  database?: string;
  schema?: string;
  customProperties?: CustomProperty[];
  [key: string]: unknown;
}

export interface ContractTable {
  /** Logical name, used in references of relationships. */
  name: string;
  /** Name in the source, if it differs. */
  physicalName?: string;
  physicalType?: string;
  logicalType?: 'object';
  description?: string;
  businessName?: string;
  dataGranularityDescription?: string;
  tags?: string[];
  properties: ContractColumn[];
  relationships?: TableRelationship[];
  customProperties?: CustomProperty[];
  [key: string]: unknown;
}

export type LogicalType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'number'
  | 'integer'
  | 'object'
  | 'array'
  | 'boolean';

export interface ContractColumn {
  name: string;
  physicalName?: string;
  logicalType?: LogicalType;
  /** Type in the source, for example `character varying(15)`, `numeric(10,2)`. */
  physicalType?: string;
  description?: string;
  businessName?: string;
  primaryKey?: boolean;
  /** 1-based position in the primary key. */
  primaryKeyPosition?: number;
  required?: boolean;
  unique?: boolean;
  classification?: string;
  tags?: string[];
  logicalTypeOptions?: Record<string, unknown>;
  relationships?: ColumnRelationship[];
  customProperties?: CustomProperty[];
  [key: string]: unknown;
}

/** A foreign key declared at its column: `to` is `table.column`. */
export interface ColumnRelationship {
  type?: string;
  to: string | string[];
  customProperties?: CustomProperty[];
}

/** A foreign key declared at its table (composite ones always are): `from` and `to` are `table.column`, in the same order. */
export interface TableRelationship {
  type?: string;
  from: string | string[];
  to: string | string[];
  customProperties?: CustomProperty[];
}

export interface ContractTeam {
  /** Backstage group, by name or entity reference; the owner of every table of the contract. */
  name: string;
  description?: string;
  members?: Array<{ username: string; role?: string; name?: string }>;
  [key: string]: unknown;
}

export interface SlaProperty {
  /** `latency` and `freshness` both state the promise; we write both and read either. */
  property: string;
  value: string | number;
  unit?: string;
  /** Table (`orders`) or column (`orders.order_date`) the property holds for; without it, for the whole contract. */
  element?: string;
  driver?: string;
  [key: string]: unknown;
}

export interface CustomProperty {
  property: string;
  value: unknown;
}

/** How one table is loaded. */
export type LoadMode = 'full' | 'incremental' | 'append' | 'cdc';

/**
 * Our extensions of ODCS, kept in `customProperties` under the prefix `lakehouse.`; one constant per property. What each means, where it
 * stands and which values it takes: `docs/contract.md`; the checks are in `checks/settingRules.ts`.
 */
export const LAKEHOUSE_PROPERTY = {
  vaultPrefix: 'lakehouse.vaultPrefix',
  csv: 'lakehouse.csv',
  schemaPolicy: 'lakehouse.schemaPolicy',
  rejectLimit: 'lakehouse.rejectLimit',
  loadMode: 'lakehouse.loadMode',
  cursor: 'lakehouse.cursor',
  overlap: 'lakehouse.overlap',
  operationColumn: 'lakehouse.operationColumn',
  sequenceColumn: 'lakehouse.sequenceColumn',
  operations: 'lakehouse.operations',
  readPartitions: 'lakehouse.readPartitions',
  keepCurrent: 'lakehouse.keepCurrent',
  allowEmpty: 'lakehouse.allowEmpty',
  references: 'lakehouse.references',
  minimumFileAge: 'lakehouse.minimumFileAge',
  businessKey: 'lakehouse.businessKey',
  kind: 'lakehouse.kind',
  businessConcept: 'lakehouse.businessConcept',
  collisionCode: 'lakehouse.collisionCode',
  links: 'lakehouse.links',
  multiActiveKey: 'lakehouse.multiActiveKey',
  largeSatellite: 'lakehouse.largeSatellite',
  pit: 'lakehouse.pit',
  bridge: 'lakehouse.bridge',
  partition: 'lakehouse.partition',
  published: 'lakehouse.published',
  satellite: 'lakehouse.satellite',
  numberFormat: 'lakehouse.numberFormat',
  userEnv: 'lakehouse.userEnv',
  passwordEnv: 'lakehouse.passwordEnv',
  secretArn: 'lakehouse.secretArn',
  statementTimeout: 'lakehouse.statementTimeout',
  tls: 'lakehouse.tls',
  catalog: 'lakehouse.catalog',
  sparkCatalog: 'lakehouse.sparkCatalog',
} as const;

/** How numbers are written in a file, where it is not with a point and nothing else; the names are those of CSV on the Web (W3C). */
export interface NumberFormat {
  /** Begins the decimals; a point by default. */
  decimalChar?: string;
  /** Parts thousands; nothing by default. */
  groupChar?: string;
}

/** How the CSV files of a source are read; the defaults are RFC 4180 with header, UTF-8, empty unquoted field = NULL. */
export interface CsvOptions {
  delimiter?: string;
  quote?: string;
  encoding?: string;
  header?: boolean;
  nullText?: string;
}
