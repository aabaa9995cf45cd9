import { printable } from '@lakehouse/backstage-plugin-lakehouse-common';

const MAX_BYTES = 100;
const MAX_OF_PROPERTY = 50;

/** A tag as it is compared: in lower case. */
export function toTag(text: string): string {
  return printable(text, MAX_BYTES).trim().toLowerCase();
}

/** Tags, each once, sorted. None is left out for their number: who may see a table can depend on any of them. */
export function toTags(given: string[]): string[] {
  return [...new Set(given.map(toTag).filter(Boolean))].sort();
}

/** Tags of the table property `lakehouse.tags`, where commas part them: the first fifty. */
export function propertyTags(text: string | undefined): string[] {
  return (text ?? '').split(',', MAX_OF_PROPERTY);
}
