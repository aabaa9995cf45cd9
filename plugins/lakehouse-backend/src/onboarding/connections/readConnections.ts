import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Connection } from '@lakehouse/backstage-plugin-lakehouse-common';
import { assertIds } from '../../config/fields';
import { readVisibleTo } from './readVisibleTo';
import { readDatabase } from './readDatabase';
import { readServer } from './readServer';
import { readBucket } from './s3/readBucket';
import type { ConnectionConfig, ShownConnection } from './types';

const SECTION = 'lakehouse.connections';

/**
 * Reads `lakehouse.connections`.
 *
 * @throws InputError that names the field, and no secret, for every value that cannot work
 */
export function readConnections(config: Config): ConnectionConfig[] {
  const connections = config.getOptionalConfig(SECTION);
  const ids = connections?.keys() ?? [];
  assertIds(SECTION, ids);
  return ids.map(id => readConnection(id, connections!.getConfig(id)));
}

function readConnection(id: string, config: Config): ConnectionConfig {
  const at = `${SECTION}.${id}`;
  if (config.getString('kind') === 's3') {
    return {
      ...readShown(at, id, config, 's3'),
      bucket: readBucket(`${at}.s3`, config.getConfig('s3')),
    };
  }
  const database = readDatabase(at, config);
  return {
    ...readShown(at, id, config, database.kind),
    // The databases of a MySQL server have little to do with each other: another one is offered when it is named.
    schemas:
      readSchemas(at, config) ??
      (database.kind === 'mysql' ? [database.database] : undefined),
    database,
    server: readServer(at, id, config, database),
  };
}

function readShown(
  at: string,
  id: string,
  config: Config,
  kind: Connection['kind'],
): ShownConnection {
  return {
    shown: {
      id,
      title: config.getOptionalString('title') ?? id,
      description: config.getOptionalString('description'),
      entityRef: readEntityRef(at, config),
      kind,
    },
    visibleTo: readVisibleTo(`${at}.visibleTo`, config),
  };
}

function readEntityRef(at: string, config: Config): string | undefined {
  const ref = config.getOptionalString('entityRef');
  if (ref === undefined) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'Resource',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${at}.entityRef is '${ref}', but must be an entity, for example resource:default/crm-database`,
    );
  }
}

function readSchemas(at: string, config: Config): string[] | undefined {
  const schemas = config.getOptionalStringArray('schemas');
  if (schemas?.length === 0) {
    throw new InputError(
      `${at}.schemas is empty, so nothing could be read: name schemas, or leave it out to offer all`,
    );
  }
  return schemas;
}
