import type { Link, VaultModel } from '../../../vault';
import { ref, type JinjaValue } from '../../print';
import type { Staging } from '../stagePlans';
import { hubKey } from '../vaultNames';

/** A hub that a relationship leads to: by a to-one link of one of its members. */
export interface Step {
  effectivity: string;
  drivingKey: string;
  link: string;
  linkKey: string;
  /** Column of that link with the key of the hub. */
  targetKey: string;
  hub: string;
  /** Key column of the relationship that the step begins at. */
  from: string;
  /** Name of the hub's key where it is shown; different for every step and from the members. */
  as: string;
}

/** Somewhere that a walk has come to. */
interface Place {
  hub: string;
  role: string;
  key: string;
}

/**
 * The to-one links that a bridge follows, each as a step to the hub it leads to. A link goes on from the members of the first link, and only
 * if none of them is what it begins at from hubs that earlier steps have come to. A member that stands several times in different roles is
 * walked once per role.
 *
 * @param path - links of the bridge; those of the first bridge of the link when absent
 */
export function walkOf(
  link: Link,
  model: VaultModel,
  staging: Staging,
  path = model.bridges.find(({ links }) => links[0] === link.name)?.links ?? [],
): Step[] {
  const here = staging.link(link.name).members;
  const members = link.hubs.map(
    ({ hub, role }, i): Place => ({ hub, role, key: here[i] }),
  );
  const reached: Place[] = [];
  const used = new Set(here);
  return path.slice(1).flatMap(name => {
    const toOne = model.links.find(one => one.name === name)!;
    const effectivity = model.effectivity.find(one => one.link === name)!;
    const there = staging.link(name);
    const targets = toOne.hubs.slice(1);
    const begins = [members, reached]
      .map(places => places.filter(({ hub }) => hub === toOne.drivingHub))
      .find(places => places.length > 0);
    const steps = (begins ?? []).flatMap(from =>
      targets.map((target, j): Step => {
        let as = hubKey(target.role);
        if (used.has(as)) as = hubKey(`${from.role}_${target.role}`);
        for (let n = 2; used.has(as); n++) {
          as = hubKey(`${from.role}_${target.role}_${n}`);
        }
        used.add(as);
        return {
          effectivity: effectivity.name,
          drivingKey: there.driving,
          link: name,
          linkKey: there.key,
          targetKey: there.members[j + 1],
          hub: target.hub,
          from: from.key,
          as,
        };
      }),
    );
    reached.push(
      ...steps.map(({ hub, as }) => ({
        hub,
        role: as.replace(/_hk$/, ''),
        key: as,
      })),
    );
    return steps;
  });
}

/** A step as the macros take it. */
export function printStep(step: Step): { readonly [key: string]: JinjaValue } {
  return {
    effectivity: ref(step.effectivity),
    driving_key: step.drivingKey,
    link: ref(step.link),
    link_key: step.linkKey,
    target_key: step.targetKey,
    as: step.as,
    ...(step.from !== step.drivingKey && { from: step.from }),
  };
}

/** The satellite that says which rows of a link hold, and its key; empty when nothing does. */
export function statusOf(
  link: Link,
  model: VaultModel,
  staging: Staging,
): { status?: string; statusKey?: string } {
  const { key, driving } = staging.link(link.name);
  const effectivity = model.effectivity.find(one => one.link === link.name);
  if (effectivity) return { status: effectivity.name, statusKey: driving };
  const status = model.status.find(({ parent }) => parent === link.name);
  return status ? { status: status.name, statusKey: key } : {};
}
