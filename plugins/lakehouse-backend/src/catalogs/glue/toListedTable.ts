import type { Table } from '@aws-sdk/client-glue';
import type { ListedTable } from '../types';

/**
 * An Iceberg table as GetTables describes it; undefined for tables of other formats. Views have no `table_type` among their parameters.
 *
 * @see https://iceberg.apache.org/docs/latest/aws/#glue-catalog
 */
export function toListedTable(
  database: string,
  table: Table,
): ListedTable | undefined {
  const { table_type: type, metadata_location: location } =
    table.Parameters ?? {};
  if (type?.toUpperCase() !== 'ICEBERG' || !table.Name) {
    return undefined;
  }
  const listed = { namespace: [database], name: table.Name };
  if (location) {
    return { ...listed, metadataLocation: location };
  }
  const previous = table.Parameters?.previous_metadata_location;
  return {
    ...listed,
    metadataLocation: null,
    fault: `The Glue table has no metadata_location, as after a commit that failed half-way${
      previous ? `; the one before it is ${previous}` : ''
    }`,
  };
}

/** The table that a resource link stands for, when it is one. */
export function linkTarget(table: Table) {
  const target = table.TargetTable;
  return target?.DatabaseName && target.Name
    ? {
        CatalogId: target.CatalogId,
        DatabaseName: target.DatabaseName,
        Name: target.Name,
      }
    : undefined;
}
