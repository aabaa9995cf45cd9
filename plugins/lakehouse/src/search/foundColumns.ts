import type { ResultHighlight } from '@backstage/plugin-search-common';

/** Columns of which a part was found, in the order of the table. The search marks what it found with tags around it. */
export function foundColumns(highlight: ResultHighlight | undefined): string[] {
  const text = highlight?.fields.columns;
  if (!highlight || !text) {
    return [];
  }
  const { preTag, postTag } = highlight;
  return text
    .split('\n')
    .filter(line => line.includes(preTag))
    .map(line => line.replaceAll(preTag, '').replaceAll(postTag, ''));
}
