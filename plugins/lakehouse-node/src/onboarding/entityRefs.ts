import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

/** References of the entities in a catalog file that was just generated; none when there is no such file. */
export function entityRefs(catalogFile: string | undefined): string[] {
  const documents = parseAllDocuments(catalogFile ?? '');
  return Array.isArray(documents)
    ? documents.map(document => stringifyEntityRef(document.toJS() as Entity))
    : [];
}
