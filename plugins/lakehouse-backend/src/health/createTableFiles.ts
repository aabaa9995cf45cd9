import type { CatalogAccess } from '../catalogs/CatalogAccess';
import { optimizerReader } from '../catalogs/glue/optimizers';
import type { CatalogConfig } from '../config/types';
import { TableFiles, type FileAccess } from './TableFiles';

const REST_HINT =
  'Credentials that a REST catalog hands out are never used: give the catalog a `locations` entry with a `path` where the backend can read the files.';

/** The files of the tables of all configured catalogs. */
export function createTableFiles(
  configs: CatalogConfig[],
  access: Map<string, CatalogAccess>,
): TableFiles {
  return new TableFiles(
    new Map(
      configs.map(config => [
        config.id,
        accessOf(config, access.get(config.id)!),
      ]),
    ),
  );
}

function accessOf(
  { connection }: CatalogConfig,
  { locations, aws }: CatalogAccess,
): FileAccess {
  const open: FileAccess['open'] = location => locations.open(location);
  switch (connection.kind) {
    case 'glue': {
      const catalogId = connection.catalogId ?? connection.aws.accountId;
      const optimizers = optimizerReader(() => aws!.glue(), catalogId);
      return { open, optimizers };
    }
    case 'rest':
      return { open, hint: REST_HINT };
    default:
      return { open };
  }
}
