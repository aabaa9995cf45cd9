import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { changeTexts } from './texts/change';
import { dataTexts } from './texts/data';
import { pageTexts } from './texts/page';
import { pickerTexts } from './texts/picker';
import { resultTexts } from './texts/result';
import { reviewTexts } from './texts/review';
import { tablesTexts } from './texts/tables';
import { upkeepTexts } from './texts/upkeep';
import { whoTexts } from './texts/who';

/** Texts of the onboarding form and its result; override it to translate or to reword. */
export const lakehouseOnboardingTranslationRef = createTranslationRef({
  id: 'lakehouse.onboarding',
  messages: {
    ...dataTexts,
    ...pageTexts,
    ...changeTexts,
    ...whoTexts,
    ...tablesTexts,
    ...reviewTexts,
    ...resultTexts,
    ...upkeepTexts,
    ...pickerTexts,
  },
});

/** Named, because the compiler takes minutes to write the type out in full. */
export interface OnboardingTexts
  extends TranslationFunction<typeof lakehouseOnboardingTranslationRef.T> {}

/** The `t` function of the onboarding texts. */
export function useOnboardingTexts(): OnboardingTexts {
  return useTranslationRef(lakehouseOnboardingTranslationRef).t;
}
