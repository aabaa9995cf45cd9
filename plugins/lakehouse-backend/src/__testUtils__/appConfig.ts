import { ConfigReader } from '@backstage/config';
import { createCatalog } from '../catalogs/createCatalog';
import type { IcebergCatalog } from '../catalogs/types';
import { readCatalogConfigs } from '../config/readConfig';

/** The app's configuration with one catalog `lake`, and credentials of AWS that fakes take. */
export function appConfig(entry: object): ConfigReader {
  return new ConfigReader({
    aws: { mainAccount: { accessKeyId: 'key', secretAccessKey: 'secret' } },
    lakehouse: { catalogs: { lake: entry } },
  } as never);
}

/** `lakehouse.catalogs.<id>` of a Glue and an S3 that one fake stands for. */
export function glueEntry(url: string, glue: object = {}) {
  return {
    kind: 'glue',
    glue: { region: 'eu-central-1', endpoint: url, s3Endpoint: url, ...glue },
    locations: [{ prefix: 's3://lake/wh' }],
  };
}

/** The catalog that an entry describes. */
export function catalogOf(entry: object): IcebergCatalog {
  const root = appConfig(entry);
  return createCatalog(readCatalogConfigs(root)[0], root);
}
