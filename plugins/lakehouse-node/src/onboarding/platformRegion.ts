import { InputError } from '@backstage/errors';
import { regionProblem } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { OnboardingDefaults } from './defaults';

/**
 * The region of a new platform: the one that was chosen, or the only one that the organisation allows.
 *
 * @returns undefined when nobody has said one, and none is asked for
 * @throws InputError naming the answer `region`
 */
export function platformRegion(
  answer: string | undefined,
  { regions }: Pick<OnboardingDefaults, 'regions'>,
): string | undefined {
  const only = regions?.length === 1 ? regions[0] : '';
  const region = answer?.trim() || only;
  const problem = regionProblem(region, regions);
  if (problem) throw new InputError(`The answer region: ${problem}`);
  return region || undefined;
}
