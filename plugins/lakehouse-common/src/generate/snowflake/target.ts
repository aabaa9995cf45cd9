import { storedName } from './print/objectName';
import { name, type Sql } from './print/sql';
import {
  NAMESPACE,
  type DynamicPublication,
  type Environment,
  type Publication,
} from './settings/types';

/** What the catalog calls a mart: Glue knows lower case only, and dbt's adapters write it so. */
export function catalogName(mart: string): string {
  return mart.toLowerCase();
}

/** Database, schema and table of a published mart in Snowflake. */
export function targetParts(publication: Publication, mart: string): string[] {
  const { database } = publication;
  return publication.way === 'catalog-linked'
    ? [database, NAMESPACE, catalogName(mart)]
    : [database, publication.schema, storedName(catalogName(mart))];
}

export function target(publication: Publication, mart: string): Sql {
  return name(...targetParts(publication, mart));
}

/**
 * What a column of a published mart is called in Snowflake: a catalog-linked database shows it as the catalog has it, a table has it in
 * upper case, and a dynamic table has the names of what it reads.
 */
export function columnName(
  environment: Environment,
  publication: Publication,
  mart: string,
  column: string,
): Sql {
  const read =
    publication.way === 'dynamic'
      ? sourceOf(environment, publication, mart)
      : publication;
  return name(
    read?.way === 'table'
      ? storedName(column.toLowerCase())
      : column.toLowerCase(),
  );
}

/** The table that a dynamic table reads; undefined when its database is none of this environment, and then it is a catalog-linked one. */
function sourceOf(
  { publications }: Environment,
  { from }: DynamicPublication,
  mart: string,
): Publication | undefined {
  return publications.find(
    ({ way, database, marts }) =>
      way !== 'dynamic' && database === from && marts.includes(mart),
  );
}

/** Where a dynamic table reads its mart. */
export function sourceName(
  environment: Environment,
  publication: DynamicPublication,
  mart: string,
): Sql {
  const source = sourceOf(environment, publication, mart);
  return source
    ? target(source, mart)
    : name(publication.from, NAMESPACE, catalogName(mart));
}
