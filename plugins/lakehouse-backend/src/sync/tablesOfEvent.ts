import { parseTableRef } from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import type { TableName } from '../catalogs/types';
import type { CatalogConfig } from '../config/types';

/** A table that an event says has changed. */
export type ChangedTable = TableName & { catalog: string };

/** `{ "ref": "lake/marts.fct_orders" }`, from whoever writes tables. */
const OWN = z.object({ ref: z.string().max(2000) });

/**
 * What Glue tells EventBridge of a table, or of the tables of a database that were created or dropped.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
 */
const GLUE = z.object({
  source: z.literal('aws.glue'),
  account: z.string().optional(),
  region: z.string(),
  detail: z.object({
    databaseName: z.string(),
    tableName: z.string().optional(),
    changedTables: z.array(z.string()).max(1000).optional(),
  }),
});

/**
 * The tables that an event is about, in the catalogs that are configured; none for an event that tells something else.
 *
 * @throws InputError for a table reference that is none
 */
export function tablesOfEvent(
  payload: unknown,
  catalogs: CatalogConfig[],
): ChangedTable[] {
  const own = OWN.safeParse(payload);
  if (own.success) {
    const ref = parseTableRef(own.data.ref);
    return catalogs.some(({ id }) => id === ref.catalog) ? [ref] : [];
  }
  const glue = GLUE.safeParse(payload);
  if (!glue.success) {
    return [];
  }
  const { account, region, detail } = glue.data;
  const names = detail.changedTables ?? [detail.tableName ?? []].flat();
  return catalogs
    .filter(({ connection }) => {
      if (connection.kind !== 'glue') return false;
      const owner = connection.catalogId ?? connection.aws.accountId;
      return (
        connection.aws.region === region &&
        (owner === undefined || account === undefined || owner === account)
      );
    })
    .flatMap(({ id }) =>
      names.map(name => ({
        catalog: id,
        namespace: [detail.databaseName],
        name,
      })),
    );
}
