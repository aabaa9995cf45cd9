import { InputError } from '@backstage/errors';
import { isRegion } from '@lakehouse/backstage-plugin-lakehouse-common';
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
  const region = answer?.trim();
  if (!region) {
    if (!regions || regions.length === 1) return regions?.[0];
    throw new InputError(
      `The answer region is missing. Choose one of ${regions.join(', ')}`,
    );
  }
  if (!isRegion(region)) {
    throw new InputError(
      `The answer region is "${region.slice(
        0,
        60,
      )}", which is no AWS region. Write one such as eu-central-1`,
    );
  }
  if (regions && !regions.includes(region)) {
    throw new InputError(
      `The answer region is ${region}, which your organisation does not allow (lakehouse.defaults.regions). Choose one of ${regions.join(
        ', ',
      )}`,
    );
  }
  return region;
}
