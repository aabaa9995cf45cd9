import { getCustomProperty } from './customProperties';
import {
  Contract,
  ContractTable,
  CsvOptions,
  LAKEHOUSE_PROPERTY,
  LoadMode,
} from './types';

export const LOAD_MODES: LoadMode[] = ['full', 'incremental', 'append', 'cdc'];

export const TABLE_KINDS = [
  'reference',
  'event',
  'hub',
  'link',
  'satellite',
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export const LINK_GRAINS = ['per_foreign_key', 'unit_of_work'] as const;
export type LinkGrain = (typeof LINK_GRAINS)[number];

/** What happens to columns that the source has and the contract has not. */
export const SCHEMA_POLICIES = ['evolve', 'ignore', 'block'] as const;

/** What happens to rows whose foreign keys lead nowhere, at load. */
export const REFERENCE_CHECKS = ['report', 'reject'] as const;

/** How a database is spoken to. */
export const TLS_MODES = ['disable', 'prefer', 'require'] as const;

/** One field of an Iceberg partition spec, for example `{ column: 'order_date', transform: 'month' }`. */
export interface PartitionSetting {
  column: string;
  transform: string;
}

/** What our custom properties say about one table, with the defaults filled in. */
export interface TableSettings {
  loadMode: LoadMode;
  cursor?: string;
  /** Columns of a change feed that say what a row does and in which order; they say nothing about the thing itself. */
  changeColumns: string[];
  businessKey?: string[];
  kind?: TableKind;
  businessConcept?: string;
  collisionCode?: string;
  links: LinkGrain;
  multiActiveKey?: string[];
  /** Whether the newest versions of its satellites are kept beside them, so that a load never reads all history. */
  largeSatellite?: boolean;
  /** Whether the hub has a point-in-time table; by rule R12 when absent. */
  pit?: boolean;
  /** Whether the link has a bridge; by rule R12 when absent. */
  bridge?: boolean;
  partition: PartitionSetting[];
  published?: boolean;
}

/** Reads a table's `lakehouse.` properties. Expects a contract that passed `parseContract`, which checks their types. */
export function tableSettings(table: ContractTable): TableSettings {
  const changeColumns = (
    ['operationColumn', 'sequenceColumn'] as const
  ).flatMap(
    name => getCustomProperty<string>(table, LAKEHOUSE_PROPERTY[name]) ?? [],
  );
  const get = <T>(name: keyof typeof LAKEHOUSE_PROPERTY) =>
    getCustomProperty<T>(table, LAKEHOUSE_PROPERTY[name]);
  const loadMode = get<LoadMode>('loadMode') ?? 'full';
  return {
    loadMode,
    changeColumns: loadMode === 'cdc' ? changeColumns : [],
    cursor: get('cursor'),
    businessKey: get('businessKey'),
    kind: get('kind'),
    businessConcept: get('businessConcept'),
    collisionCode: get('collisionCode'),
    links: get<LinkGrain>('links') ?? 'per_foreign_key',
    multiActiveKey: get('multiActiveKey'),
    largeSatellite: get('largeSatellite'),
    pit: get('pit'),
    bridge: get('bridge'),
    partition: get<PartitionSetting[]>('partition') ?? [],
    published: get('published'),
  };
}

/** How the CSV files of a contract are read; empty when nothing deviates from the defaults of {@link CsvOptions}. */
export function csvOptions(contract: Contract): CsvOptions {
  return getCustomProperty<CsvOptions>(contract, LAKEHOUSE_PROPERTY.csv) ?? {};
}
