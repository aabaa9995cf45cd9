import {
  contractOwner,
  ownerRef,
  parseDuration,
  promiseFor,
  withPromise,
  type Contract,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { teamName } from '../importers/contractHead';

/**
 * The contract with the owner, the promise and the description of the answers. What says the same in other words stays as it is
 * written; answers that {@link checkAnswers} refuses are left out.
 */
export function withHead(contract: Contract, spec: SourceSpec): Contract {
  return withPurpose(withOwner(withAge(contract, spec), spec), spec);
}

function withAge(contract: Contract, { promise }: SourceSpec): Contract {
  const wanted = parseDuration(promise);
  return wanted === undefined || wanted === promiseFor(contract)?.maxAgeMs
    ? contract
    : inPlace(contract, withPromise(contract, promise));
}

/** Promises change where they stand; only new ones come first. */
function inPlace(before: Contract, after: Contract): Contract {
  const old = before.slaProperties ?? [];
  const isSame = (a: (typeof old)[number], b: (typeof old)[number]) =>
    a.property === b.property && a.element === b.element;
  const now = after.slaProperties ?? [];
  const changed = old.map(one => {
    const next = now.find(other => isSame(one, other));
    return next ? { ...one, ...next } : one;
  });
  const added = now.filter(one => !old.some(other => isSame(one, other)));
  return { ...before, slaProperties: [...changed, ...added] };
}

function withOwner(contract: Contract, { owner }: SourceSpec): Contract {
  const wanted = ownerRef(owner);
  return wanted === undefined || wanted === contractOwner(contract)
    ? contract
    : { ...contract, team: { ...contract.team, name: teamName(wanted) } };
}

/** No description leaves the one that is there; an empty one takes it away. */
function withPurpose(
  contract: Contract,
  { description }: SourceSpec,
): Contract {
  const before = contract.description?.purpose;
  if (description === undefined || description === (before ?? '')) {
    return contract;
  }
  const { purpose: _, ...others } = contract.description ?? {};
  const after = description ? { purpose: description, ...others } : others;
  if (Object.keys(after).length > 0) {
    return { ...contract, description: after };
  }
  const { description: __, ...rest } = contract;
  return rest as Contract;
}
