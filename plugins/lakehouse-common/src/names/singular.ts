import pluralize from 'pluralize';

/** Words that the dictionary of `pluralize` turns into something no reader of a data model expects. */
const UNCHANGED = new Set([
  'campus',
  'canvas',
  'data',
  'gas',
  'media',
  'metadata',
  'sms',
  'us',
]);

/**
 * The singular of a normalised table name: only its last word is touched (`order_details` -> `order_detail`).
 */
export function singular(name: string): string {
  const at = name.lastIndexOf('_') + 1;
  const word = name.slice(at);
  if (word.length < 3 || UNCHANGED.has(word)) return name;
  return name.slice(0, at) + pluralize.singular(word);
}
