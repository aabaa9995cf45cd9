import { gunzipSync, gzipSync } from 'node:zlib';
import {
  snapshotPages,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';

/** JSON of a page of snapshots; packed where there are many. */
export type SnapshotPage = string | Uint8Array;

/** The pages of one table, newest first: what is stored is finished when the metadata has been read. */
export type SnapshotPages = SnapshotPage[];

/** The next page; undefined at the end. */
export type NextPage = () => SnapshotPage | undefined;

/** A page takes a tenth of its length packed, and a history of 100,000 snapshots has 200 pages; the first is alone in most tables. */
const LEVEL = 1;

/** Makes the pages of a table, one at a time; packed but for the first. */
export function pagesOf(metadata: TableMetadata): NextPage {
  const pages = snapshotPages(metadata);
  let isFirst = true;
  return () => {
    const next = pages.next();
    if (next.done) return undefined;
    // In memory of its own: a buffer of zlib is part of a larger one.
    const page = isFirst
      ? next.value
      : Uint8Array.from(gzipSync(next.value, { level: LEVEL }));
    isFirst = false;
    return page;
  };
}

/** All pages at once. */
export function allPages(metadata: TableMetadata): SnapshotPages {
  const next = pagesOf(metadata);
  const pages: SnapshotPages = [];
  for (let page = next(); page !== undefined; page = next()) pages.push(page);
  return pages;
}

/** The JSON of a page. */
export function unpackPage(page: SnapshotPage): string {
  return typeof page === 'string' ? page : gunzipSync(page).toString('utf8');
}
