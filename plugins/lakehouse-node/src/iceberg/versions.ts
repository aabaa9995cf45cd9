/** The version in a metadata file's name, and its tie-breaker. */
export interface MetadataVersion {
  number: number;
  /** `hadoop` is `v7.metadata.json` (file system tables), `catalog` is `00007-<uuid>.metadata.json`. */
  scheme: 'hadoop' | 'catalog';
}

const NAME =
  /^(?:v(\d{1,15})|(\d{1,15})-[^/]+?)(?:\.gz\.metadata\.json|\.metadata\.json\.gz|\.metadata\.json)$/;

/**
 * Reads the version out of the name of a metadata file, in both naming schemes, packed with gzip or not; null for other files.
 *
 * @see https://iceberg.apache.org/spec/#metastore-tables
 */
export function metadataVersion(fileName: string): MetadataVersion | null {
  const [, hadoop, catalog] = NAME.exec(fileName) ?? [];
  if (hadoop !== undefined) {
    return { number: Number(hadoop), scheme: 'hadoop' };
  }
  return catalog === undefined
    ? null
    : { number: Number(catalog), scheme: 'catalog' };
}

/** Sorts names of metadata files, newest version first. */
export function compareVersions(a: string, b: string): number {
  const number = (name: string) => metadataVersion(name)?.number ?? -1;
  return number(b) - number(a);
}
