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
}

/** A column that the generator needs to hash or carry: its name in staging and the logical type that decides its hash text. */
export interface VaultColumn {
  name: string;
  /** ODCS logical type. */
  logicalType: string;
  /** Type in the source, when known: the scale of a decimal, `real`, `bytea`. */
  physicalType?: string;
}

export interface Hub {
  name: string;
  /** Columns of the business key, in the order in which they are hashed. */
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
}

export interface LinkMember {
  hub: string;
  /** Tells members of one hub apart; equals the hub's own role (its name without `hub_`) when there is nothing to tell apart. */
  role: string;
  /** Columns of the link's table that hold the hub's business key, in its order. */
  columns: string[];
  nullable: boolean;
  prejoin?: Prejoin;
  /** Collision code of the hub's rows that this member points at (R11). */
  collisionCode?: string;
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
   * subtype (R4) the columns of its foreign key. A satellite of a link comes from the link's own table.
   */
  parentKey?: {
    columns: string[];
    prejoin?: Prejoin;
    collisionCode?: string;
  };
}

export interface EffectivitySatellite {
  name: string;
  link: string;
  drivingHub: string;
}

export interface StatusSatellite {
  name: string;
  parent: string;
}

export interface Pit {
  name: string;
  hub: string;
}

export interface Bridge {
  name: string;
  links: string[];
}

export interface ReferenceTable {
  name: string;
  source: string;
  table: string;
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
