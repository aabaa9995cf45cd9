import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { lakehouseTranslationRef, type Texts } from '../translation';

/** The function that looks up the plugin's texts. */
export function useTexts(): Texts {
  return useTranslationRef(lakehouseTranslationRef).t;
}
