/** What people choose about the tables that are worked out of the vault (`vault` of `lakehouse.yaml`); rule R12 decides what they do not say. */
export interface VaultChoices {
  /** By hub. */
  pointInTime?: Readonly<Record<string, PitChoice>>;
  /** By the name of the bridge; that of a derived one takes its place. */
  bridges?: Readonly<Record<string, BridgeChoice>>;
  /** Which points in time are kept; a kind that is not named is not kept. */
  snapshots?: Readonly<Partial<Record<SnapshotKind, number | 'all'>>>;
}

export const SNAPSHOT_KINDS = ['daily', 'weekly', 'monthly', 'yearly'] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

export interface PitChoice {
  /** The hub has no point-in-time table. */
  off?: boolean;
  /** Satellites that it names; all descriptive ones of the hub when absent. */
  satellites?: readonly string[];
}

export interface BridgeChoice {
  /** The link whose relationships are shown, then the to-one links that are followed from its members. */
  links: readonly string[];
}

/** What the name of a bridge has to look like. */
export const BRIDGE_NAME = /^bridge_[a-z0-9][a-z0-9_]{0,55}$/;

/** What somebody has chosen for a key; names such as `constructor` are not on a prototype. */
export function chosen<T>(
  choices: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  return choices && Object.hasOwn(choices, name) ? choices[name] : undefined;
}
