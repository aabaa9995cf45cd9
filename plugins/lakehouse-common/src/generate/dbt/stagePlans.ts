import { InputError } from '@backstage/errors';
import type { Contract } from '../../contract';
import {
  tableId,
  type HeldKey,
  type Hub,
  type Link,
  type Satellite,
  type VaultModel,
} from '../../vault';
import { source } from '../print';
import { NO_LOCK, type LockedTable, type VaultLock } from '../rehash/vaultLock';
import { HashTerms, termsOf } from './hashTerms';
import { StagePlan, type HashTerm, type StagedKey } from './stagePlan';
import { baseName, hashdiffColumn, hubKey, linkKey } from './vaultNames';

/** Columns of a link's staging table (and of the link itself) that hold its keys. */
export interface LinkColumns {
  key: string;
  /** One per member, in the link's order. */
  members: string[];
  /** Key of the row that an effectivity satellite of the link follows: that of its driving hub, or of the row of the link's table. */
  driving: string;
}

/** The staging models that a vault needs, and where their keys are. */
export interface Staging {
  plan(sourceName: string, table: string): StagePlan;
  link(name: string): LinkColumns;
  /** Column of a satellite's staging table that holds the key of its parent. */
  parentKey(satellite: string): string;
  /** All plans, ordered by source and table. */
  plans: StagePlan[];
}

class Planner {
  private readonly plansByTable = new Map<string, StagePlan>();
  private readonly terms: HashTerms;
  private readonly links = new Map<string, LinkColumns>();
  private readonly parentKeys = new Map<string, string>();
  private readonly hubs: Map<string, Hub>;

  constructor(
    contracts: Contract[],
    private readonly model: VaultModel,
    private readonly before: VaultLock,
  ) {
    for (const contract of contracts) {
      for (const table of contract.schema) {
        this.plansByTable.set(
          tableId(contract.name, table.name),
          new StagePlan(contract.name, table.name),
        );
      }
    }
    this.terms = new HashTerms(contracts);
    this.hubs = new Map(model.hubs.map(hub => [hub.name, hub]));
  }

  run(): Staging {
    const { hubs, links, satellites, status, references } = this.model;
    for (const hub of hubs) this.addHub(hub);
    for (const link of this.existingFirst(links)) this.addLink(link);
    for (const satellite of satellites) this.addSatellite(satellite);
    for (const item of status) {
      const plan = this.plan(item.source, item.table);
      plan.hashdiffs.set(hashdiffColumn(item.name), []);
    }
    for (const { name, key, columns, ...from } of references) {
      const plan = this.plan(from.source, from.table);
      plan.addKey(hubKey(name), { key: termsOf(key) });
      plan.hashdiffs.set(hashdiffColumn(name), termsOf(columns));
    }
    return {
      plans: [...this.plansByTable.values()],
      plan: (name, table) => this.plan(name, table),
      link: name => this.links.get(name)!,
      parentKey: name => this.parentKeys.get(name)!,
    };
  }

  /** Links that exist keep their columns; new ones take what is left. */
  private existingFirst(links: Link[]): Link[] {
    const exists = (link: Link) => this.columnsBefore(link) !== undefined;
    return [...links.filter(exists), ...links.filter(l => !exists(l))];
  }

  /** Columns of a link that exists: its key, then those of its members. */
  private columnsBefore({ name, source: from, table }: Link) {
    const known: LockedTable | undefined =
      this.before.tables[tableId(from, table)];
    return known?.feeds[name];
  }

  private plan(sourceName: string, table: string): StagePlan {
    const plan = this.plansByTable.get(tableId(sourceName, table));
    if (!plan) {
      throw new InputError(
        `The vault model names the table ${table} of source ${sourceName}, which no contract has.`,
      );
    }
    return plan;
  }

  private addHub(hub: Hub) {
    for (const from of hub.sources) {
      const key = this.terms.key(hub, from, from);
      this.plan(from.source, from.table).addKey(hubKey(hub.name), { key });
    }
  }

  private addLink(link: Link) {
    const plan = this.plan(link.source, link.table);
    const terms = link.hubs.map(member =>
      this.heldTerms(plan, member.hub, member, member.role),
    );
    const [keyBefore, ...membersBefore] = this.columnsBefore(link) ?? [];
    const members = link.hubs.map((member, i) =>
      plan.addKey(
        membersBefore[i] ?? hubKey(member.role),
        { key: terms[i] },
        hubKey(`${link.name}_${member.role}`),
      ),
    );
    const own = termsOf([...link.dependentKeys, ...link.hashedWith]);
    const hashed = link.kind === 'event' ? [] : terms;
    const key = plan.addKey(
      keyBefore ?? linkKey(link.name),
      linkKeyOf(hashed, own, link.required),
    );
    const followsRow =
      link.kind === 'many-to-many' && link.identifying < members.length;
    const driving = followsRow
      ? plan.addKey(
          hubKey(`${link.name}_row`),
          linkKeyOf(terms.slice(0, link.identifying), own),
        )
      : members[0];
    this.links.set(link.name, { key, members, driving });
  }

  private addSatellite(satellite: Satellite) {
    const plan = this.plan(satellite.source, satellite.table);
    this.parentKeys.set(satellite.name, this.parentKey(plan, satellite));
    plan.hashdiffs.set(
      hashdiffColumn(satellite.name),
      termsOf(payloadOf(satellite)),
    );
  }

  /** The key of what a satellite describes, under the column names of its own table (R4). */
  private parentKey(plan: StagePlan, satellite: Satellite): string {
    const { name, parent, parentKey: held, parentLink } = satellite;
    if (held) {
      const key = this.heldTerms(plan, parent, held, baseName(parent));
      return plan.addKey(hubKey(parent), { key }, hubKey(name));
    }
    if (!parentLink) return this.links.get(parent)!.key;
    const link = this.model.links.find(one => one.name === parent)!;
    const members = parentLink.members.map((member, i) =>
      this.heldTerms(plan, link.hubs[i].hub, member, link.hubs[i].role),
    );
    const own = termsOf(parentLink.dependentKeys);
    return plan.addKey(linkKey(parent), linkKeyOf(members, own));
  }

  /** The business key of a hub as it stands in a table, or as it is looked up from there. */
  private heldTerms(
    plan: StagePlan,
    hubName: string,
    held: HeldKey,
    role: string,
  ): HashTerm[] {
    const hub = this.hubs.get(hubName)!;
    const { prejoin } = held;
    if (!prejoin) return this.terms.key(hub, plan, held);
    const columns = lookUp(plan, role, held.columns, prejoin);
    return this.terms.key(hub, plan, { ...held, columns });
  }
}

/**
 * Plans what every table of the contracts computes in staging, so that each hash is computed once.
 *
 * @param before - what the vault is made of until now: the columns of links that exist stay
 */
export function planStaging(
  contracts: Contract[],
  model: VaultModel,
  before: VaultLock = NO_LOCK,
): Staging {
  return new Planner(contracts, model, before).run();
}

/** Columns of a satellite without those that tell the members of a set apart. */
export function payloadOf({ columns, childKeys = [] }: Satellite) {
  return columns.filter(({ name }) => !childKeys.includes(name));
}

/** A key made of members, of which the first `required` have to be there, and of other columns. */
function linkKeyOf(
  members: HashTerm[][],
  own: HashTerm[],
  required = 0,
): StagedKey {
  const optional = members.slice(required);
  return {
    key: [...members.flat(), ...own],
    requires: members.slice(0, required),
    ...(optional.length > 0 && { optional }),
  };
}

/** Adds a lookup to a plan and gives the columns that it brings. */
function lookUp(
  plan: StagePlan,
  role: string,
  columns: string[],
  { table, on, select }: NonNullable<HeldKey['prejoin']>,
): string[] {
  const lookup = {
    relation: source(`raw_${plan.source}`, table),
    on: Object.fromEntries(columns.map((name, i) => [name, on[i]])),
  };
  return plan.addLookup(lookup, select, role);
}
