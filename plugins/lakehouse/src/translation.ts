import {
  createTranslationRef,
  type TranslationFunction,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { messages } from './messages';

/** Every text of the plugin; override it to translate or to reword. */
export const lakehouseTranslationRef = createTranslationRef({
  id: 'lakehouse',
  messages,
});

/**
 * The function that looks a text up. Written out, because TypeScript would
 * otherwise serialise the type of every message wherever it is inferred.
 */
export type Texts = typeof lakehouseTranslationRef extends TranslationRef<
  string,
  infer Messages
>
  ? TranslationFunction<Messages>
  : never;
