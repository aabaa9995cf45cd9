import { InputError } from '@backstage/errors';
import { foreignKeys, primaryKey, type Contract } from '../../contract';
import type { Hub, Link, LinkMember, Satellite, VaultModel } from '../../vault';
import { source } from '../print';
import { HashTerms, tableId } from './hashTerms';
import { StagePlan, type HashTerm } from './stagePlan';
import { baseName, hashdiffColumn, hubKey, linkKey } from './vaultNames';

/** Columns of a link's staging table (and of the link itself) that hold its keys. */
export interface LinkColumns {
  key: string;
  /** One per member, in the link's order. */
  members: string[];
}

/** The staging models that a vault needs, and where its links' keys are. */
export interface Staging {
  plan(sourceName: string, table: string): StagePlan;
  link(name: string): LinkColumns;
  /** All plans, ordered by source and table. */
  plans: StagePlan[];
}

class Planner {
  private readonly plansByTable = new Map<string, StagePlan>();
  private readonly terms: HashTerms;
  private readonly links = new Map<string, LinkColumns>();
  private readonly hubs: Map<string, Hub>;

  constructor(contracts: Contract[], private readonly model: VaultModel) {
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
    for (const hub of this.model.hubs) this.addHub(hub);
    for (const link of this.model.links) this.addLink(link);
    for (const satellite of this.model.satellites) this.addSatellite(satellite);
    for (const status of this.model.status) {
      const link = this.model.links.find(({ name }) => name === status.parent);
      const hub = this.hubs.get(status.parent)?.sources[0];
      const from = link ?? hub;
      if (from) {
        this.plan(from.source, from.table).hashdiffs.set(
          hashdiffColumn(status.name),
          [],
        );
      }
    }
    for (const reference of this.model.references) this.addReference(reference);
    return {
      plans: [...this.plansByTable.values()],
      plan: (name, table) => this.plan(name, table),
      link: name => this.links.get(name)!,
    };
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
      const key = this.terms.key(hub, from.source, from.columns);
      this.plan(from.source, from.table).addKey(hubKey(hub.name), { key });
    }
  }

  private addLink(link: Link) {
    const plan = this.plan(link.source, link.table);
    const memberTerms = link.hubs.map(member =>
      this.memberTerms(plan, link, member),
    );
    const members = link.hubs.map((member, i) =>
      plan.addKey(
        hubKey(member.role),
        { key: memberTerms[i] },
        hubKey(`${link.name}_${member.role}`),
      ),
    );
    const needsAll =
      link.kind === 'foreign-key' || link.kind === 'hierarchical';
    const key = linkKey(link.name);
    plan.addKey(key, {
      key: [
        ...memberTerms.flat(),
        ...link.dependentKeys.map(column => this.terms.of(plan, column)),
      ],
      requires: needsAll ? memberTerms : [],
    });
    this.links.set(link.name, { key, members });
  }

  /** The business key of a member as it stands in the link's table, or as it is looked up from there. */
  private memberTerms(
    plan: StagePlan,
    link: Link,
    { hub: hubName, columns, prejoin, role }: LinkMember,
  ): HashTerm[] {
    const hub = this.hubs.get(hubName);
    if (!hub) {
      throw new InputError(
        `Link ${link.name} names ${hubName}, which is no hub of the vault.`,
      );
    }
    if (!prejoin) return this.terms.key(hub, link.source, columns);
    return this.terms.key(
      hub,
      link.source,
      lookUp(plan, role, columns, prejoin),
    );
  }

  private addSatellite(satellite: Satellite) {
    const plan = this.plan(satellite.source, satellite.table);
    if (satellite.parentKind === 'hub') this.addParentKey(plan, satellite);
    if (satellite.kind === 'multi-active') this.addMemberKey(plan, satellite);
    plan.hashdiffs.set(
      hashdiffColumn(satellite.name),
      satellite.columns.map(column => this.terms.of(plan, column)),
    );
  }

  /** A table that describes the hub of another table (R4) brings the hub's key under its own column names. */
  private addParentKey(plan: StagePlan, satellite: Satellite) {
    const name = hubKey(satellite.parent);
    if (plan.keys.has(name)) return;
    const hub = this.hubs.get(satellite.parent);
    const table = this.terms.table(plan)!;
    const own = primaryKey(table).join();
    for (const foreignKey of foreignKeys(table)) {
      const owner = hub?.sources.find(
        from =>
          from.source === plan.source && from.table === foreignKey.toTable,
      );
      if (!hub || !owner || foreignKey.columns.join() !== own) continue;
      const found = owner.columns.map(
        column => foreignKey.columns[foreignKey.toColumns.indexOf(column)],
      );
      const columns = found.every(Boolean)
        ? found
        : lookUp(plan, baseName(hub.name), foreignKey.columns, {
            table: foreignKey.toTable,
            on: foreignKey.toColumns,
            select: owner.columns,
          });
      plan.addKey(name, { key: this.terms.key(hub, plan.source, columns) });
      return;
    }
    throw new InputError(
      `Satellite ${satellite.name} describes ${satellite.parent}, but the table ${plan.table} of source ${plan.source} does not hold its business key. Declare the foreign key to it, or another lakehouse.businessKey.`,
    );
  }

  /** A member of a multi-active set is told apart by the parent's key and its child keys; its versions are loaded like any other. */
  private addMemberKey(plan: StagePlan, satellite: Satellite) {
    const parent = plan.keys.get(
      satellite.parentKind === 'hub'
        ? hubKey(satellite.parent)
        : linkKey(satellite.parent),
    )!;
    const children = (satellite.childKeys ?? []).map(name =>
      this.terms.of(plan, { name, logicalType: 'string' }),
    );
    plan.addKey(hubKey(`${satellite.name}_member`), {
      key: [...parent.key, ...children],
      requires: [parent.key],
    });
  }

  private addReference(reference: {
    name: string;
    source: string;
    table: string;
  }) {
    const plan = this.plan(reference.source, reference.table);
    const table = this.terms.table(plan)!;
    const key = primaryKey(table);
    const terms = (names: string[]) =>
      names.map(name => this.terms.of(plan, { name, logicalType: 'string' }));
    plan.addKey(hubKey(reference.name), { key: terms(key) });
    const rest = table.properties
      .map(({ name }) => name)
      .filter(name => !key.includes(name));
    plan.hashdiffs.set(hashdiffColumn(reference.name), terms(rest));
  }
}

/** Plans what every table of the contracts computes in staging, so that each hash is computed once. */
export function planStaging(contracts: Contract[], model: VaultModel): Staging {
  return new Planner(contracts, model).run();
}

/** Adds a lookup to a plan and gives the columns that it brings. */
function lookUp(
  plan: StagePlan,
  role: string,
  columns: string[],
  { table, on, select }: NonNullable<LinkMember['prejoin']>,
): string[] {
  const here = select.map(column => `_${role}__${column}`);
  plan.lookups.push({
    relation: source(`raw_${plan.source}`, table),
    on: Object.fromEntries(columns.map((name, i) => [name, on[i]])),
    select: Object.fromEntries(select.map((name, i) => [name, here[i]])),
  });
  return here;
}
