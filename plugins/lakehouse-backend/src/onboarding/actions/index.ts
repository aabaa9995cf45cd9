import { createInferContractAction } from './inferContract';
import { createListOnboardingChecksAction } from './listOnboardingChecks';
import { createPreviewSourceAction } from './previewSource';
import type { OnboardingActionOptions } from './types';

/** Registers what agents may ask about sources that are to be onboarded; creating one is the template's work. */
export function registerOnboardingActions(
  options: OnboardingActionOptions,
): void {
  createListOnboardingChecksAction(options);
  createInferContractAction(options);
  createPreviewSourceAction(options);
}
