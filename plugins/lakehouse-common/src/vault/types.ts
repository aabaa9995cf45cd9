import type { VaultMemory } from './memory';

/** A Data Vault 2.0 model derived from one or several contracts. Names are physical table names in the namespace `vault`. */
export interface VaultModel {
  /** Names of the contracts the model was derived from, sorted. */
  sources: string[];
  hubs: Hub[];
  links: Link[];
  satellites: Satellite[];
  effectivity: EffectivitySatellite[];
  status: StatusSatellite[];
  pits: Pit[];
  bridges: Bridge[];
  references: ReferenceTable[];
  report: Decision[];
  refused: Refusal[];
  /** What a later derivation has to keep to; see {@link VaultMemory}. */
  memory: VaultMemory;
}

/** A column that the generator needs to hash or carry. */
export interface VaultColumn {
  /** Its name in staging. */
  name: string;
  /** ODCS logical type. */
  logicalType: string;
  /** Type of hash spec v1 that it is hashed as; see {@link hashType}. */
  hashType: string;
}

export interface Hub {
  name: string;
  /** Columns of the business key, in the order in which they are hashed, with the types that all sources agree on. */
  businessKey: VaultColumn[];
  /** Every table that brings rows into the hub as its owner (R1, R11). */
  sources: HubSource[];
}

export interface HubSource {
  /** Contract name. */
  source: string;
  table: string;
  /** Columns of this table, in the order of the hub's business key. */
  columns: string[];
  /** Appended to the key text when key spaces of several sources overlap (R11). */
  collisionCode?: string;
}

export type LinkKind =
  | 'foreign-key'
  | 'many-to-many'
  | 'hierarchical'
  | 'event';

export interface Link {
  name: string;
  source: string;
  table: string;
  /** Members in the order in which their keys are hashed; the same hub may stand several times, in different roles. */
  hubs: LinkMember[];
  dependentKeys: VaultColumn[];
  drivingHub: string | null;
  kind: LinkKind;
  /** How many of the first members tell, with the dependent keys, which row it is; the others may change while the row stays. */
  identifying: number;
  /** How many of the first members have to be there: a row that lacks one of them has no link. */
  required: number;
  /**
   * Columns that are hashed after the dependent keys because members that identify the row are looked up: when the row that they point
   * at is unknown, nothing else tells two rows apart.
   */
  hashedWith: VaultColumn[];
  /** Payload of an event, which never changes. */
  columns: VaultColumn[];
}

/** Where a table holds the business key of a hub. */
export interface HeldKey {
  /** Columns of the table, in the order of the hub's business key, or of `prejoin.on`. */
  columns: string[];
  prejoin?: Prejoin;
  /** Collision code of the hub's rows that are meant (R11). */
  collisionCode?: string;
}

export interface LinkMember extends HeldKey {
  hub: string;
  /** Tells members of one hub apart; equals the hub's own role (its name without `hub_`) when there is nothing to tell apart. */
  role: string;
  nullable: boolean;
}

/**
 * A foreign key points at a unique key that is not the hub's business key (R13): the business key is looked up in `table`, where
 * `on[i]` equals `columns[i]` of the member, and read from `select`, in the order of the hub's business key.
 */
export interface Prejoin {
  table: string;
  on: string[];
  select: string[];
}

export interface Satellite {
  name: string;
  /** Hub or link it describes. */
  parent: string;
  parentKind: 'hub' | 'link';
  source: string;
  table: string;
  /** Payload in the order in which it is hashed; of a multi-active satellite the child keys come first. */
  columns: VaultColumn[];
  kind: 'descriptive' | 'multi-active';
  /** Multi-active satellites only: columns that tell the members of one set apart. */
  childKeys?: string[];
  /**
   * Satellites of a hub only: where `table` holds the hub's business key. For the hub's own table these are its key columns, for a
   * subtype (R4) the columns of its foreign key.
   */
  parentKey?: HeldKey;
  /** Satellites of a link that come from another table than the link's (R4): where that table holds the parts of the link's key. */
  parentLink?: { members: HeldKey[]; dependentKeys: VaultColumn[] };
}

/** Which row of a link holds, for the hub that drives it, or for the row of a table whose other members may change. */
export interface EffectivitySatellite {
  name: string;
  link: string;
  /** Null when the row of the link's table drives it: its identifying members and dependent keys. */
  drivingHub: string | null;
}

/** Since when a row of a hub or link is there or gone. */
export interface StatusSatellite {
  name: string;
  parent: string;
  source: string;
  table: string;
}

export interface Pit {
  name: string;
  hub: string;
  /** Satellites that it names; all descriptive ones of the hub when absent. */
  satellites?: readonly string[];
}

export interface Bridge {
  name: string;
  /** The link whose relationships are shown, then the to-one links that are followed from where the walk has come to. */
  links: string[];
}

export interface ReferenceTable {
  name: string;
  source: string;
  table: string;
  key: VaultColumn[];
  /** In the order in which they are hashed. */
  columns: VaultColumn[];
}

/** One decision of the derivation, so that a reviewer can see and override it. */
export interface Decision {
  /** `R1` to `R13`. */
  rule: string;
  source: string;
  table: string;
  decision: string;
  reason: string;
  alternatives: string[];
}

/** A table that is not in the model, because the contract leaves open what it is. */
export interface Refusal {
  /** `R10`: the table has no key. `R11`: another contract gives the same names. */
  rule: string;
  source: string;
  table: string;
  reason: string;
}
