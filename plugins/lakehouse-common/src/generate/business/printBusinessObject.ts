import { MAX_NAME_LENGTH, shown } from '../../names';
import { computedSatellite, type VaultParts } from './computedSatellite';
import { sameAsLink } from './sameAsLink';
import { someOf } from './someOf';
import type { AnswerProblem, BusinessObject, PrintedObject } from './types';

const PREFIX = { 'computed-satellite': 'bsat_', 'same-as-link': 'sal_' };

/**
 * An object of the business vault as files that belong to people: a model that builds, with its documentation and tests. Derived tables
 * never begin with `bsat_` or `sal_`, so no later contract takes the name.
 */
export function printBusinessObject(
  spec: BusinessObject,
  vault: VaultParts,
): PrintedObject {
  const prefix = PREFIX[spec.kind];
  const name = spec.name.startsWith(prefix) ? spec.name : prefix + spec.name;
  const problems: AnswerProblem[] = [];
  if (
    !/^[a-z][a-z0-9_]*$/.test(name) ||
    name === prefix ||
    name.length > MAX_NAME_LENGTH
  ) {
    problems.push({
      field: 'name',
      message: `${
        shown(spec.name) || 'Nothing'
      } cannot be the name of a model: write lower-case letters, digits and _, at most ${
        MAX_NAME_LENGTH - prefix.length
      }; ${prefix} is put before it.`,
    });
  }
  if (!vault.model.hubs.some(hub => hub.name === spec.hub)) {
    const names = vault.model.hubs.map(hub => hub.name);
    problems.push({
      field: 'hub',
      message: `The vault has no hub ${shown(spec.hub)}. ${someOf(
        'Hubs are',
        names,
      )}`,
    });
    return { name, files: [], problems };
  }
  const printed =
    spec.kind === 'computed-satellite'
      ? computedSatellite(spec, name, vault)
      : sameAsLink(spec, name, vault);
  const all = [...problems, ...printed.problems];
  return { name, files: all.length ? [] : printed.files, problems: all };
}
