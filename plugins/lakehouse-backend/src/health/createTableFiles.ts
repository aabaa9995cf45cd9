import type { Config } from '@backstage/config';
import { AwsClients } from '../catalogs/aws/AwsClients';
import { optimizerReader } from '../catalogs/glue/optimizers';
import type { CatalogConfig } from '../config/types';
import { locationOpener } from './openLocation';
import { TableFiles, type FileAccess } from './TableFiles';

const REST_HINT =
  'Credentials that a REST catalog hands out are never used: give the catalog a `locations` entry with a `path` where the backend can read the files.';

/** The files of the tables of all configured catalogs. */
export function createTableFiles(
  configs: CatalogConfig[],
  root: Config,
): TableFiles {
  return new TableFiles(
    new Map(configs.map(config => [config.id, accessOf(config, root)])),
  );
}

function accessOf(config: CatalogConfig, root: Config): FileAccess {
  const open = locationOpener(config, root);
  const { connection } = config;
  switch (connection.kind) {
    case 'glue': {
      const clients = new AwsClients(connection.aws, root);
      const catalogId = connection.catalogId ?? connection.aws.accountId;
      const glue = () => clients.glue();
      return { open, optimizers: optimizerReader(glue, catalogId) };
    }
    case 'rest':
      return { open, hint: REST_HINT };
    default:
      return { open };
  }
}
