import path from 'node:path';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { trimEnd } from '@lakehouse/backstage-plugin-lakehouse-common';
import { assertUrl, optionalAccount, optionalUrl } from './fields';
import { readSqlUri } from './sqlUri';
import type {
  AwsAccess,
  CatalogConfig,
  GlueConnection,
  RestAuth,
  RestConnection,
} from './types';

/**
 * Reads how one catalog is reached.
 *
 * @param at - path of the entry, for errors
 * @throws InputError that names the field
 */
export function readConnection(
  at: string,
  config: Config,
): CatalogConfig['connection'] {
  const kind = config.getString('kind');
  switch (kind) {
    case 'sql': {
      const target = readSqlUri(config.getString('sql.uri'));
      if (!target) {
        throw new InputError(
          `${at}.sql.uri must be sqlite:<path> or postgresql://…`,
        );
      }
      const catalogName = config.getString('sql.catalogName');
      return { kind, ...target, catalogName };
    }
    case 'filesystem':
      return { kind, path: path.resolve(config.getString('filesystem.path')) };
    case 'glue':
      return readGlue(at, config.getConfig('glue'));
    case 'rest':
      return readRest(at, config.getConfig('rest'));
    default:
      throw new InputError(
        `${at}.kind is '${kind}', but must be sql, filesystem, glue or rest`,
      );
  }
}

function readGlue(at: string, config: Config): GlueConnection {
  const accountId = optionalAccount(`${at}.glue`, config, 'accountId');
  const aws: AwsAccess = {
    region: config.getString('region'),
    accountId,
    endpoint: optionalUrl(`${at}.glue`, config, 'endpoint'),
    s3Endpoint: optionalUrl(`${at}.glue`, config, 's3Endpoint'),
  };
  return {
    kind: 'glue',
    aws,
    catalogId: config.getOptionalString('catalogId'),
    bucketOwner:
      optionalAccount(`${at}.glue`, config, 'bucketOwner') ?? accountId,
  };
}

function readRest(at: string, config: Config): RestConnection {
  const uri = assertUrl(`${at}.rest.uri`, config.getString('uri'));
  return {
    kind: 'rest',
    // Clients of this protocol differ on whether the address ends with it.
    uri: trimEnd(uri, '/').replace(/\/v1$/, ''),
    warehouse: config.getOptionalString('warehouse'),
    auth: readAuth(at, uri, config.getOptionalConfig('auth')),
    headers: config.getOptional<Record<string, string>>('headers') ?? {},
  };
}

function readAuth(
  at: string,
  uri: string,
  config: Config | undefined,
): RestAuth {
  const type = config?.getString('type') ?? 'none';
  switch (type) {
    case 'none':
      return { type };
    case 'bearer':
      return { type, token: config!.getString('token') };
    case 'sigv4':
      return {
        type,
        region: config!.getString('region'),
        service: config!.getOptionalString('service') ?? 'glue',
        accountId: config!.getOptionalString('accountId'),
      };
    case 'oauth2':
      return {
        type,
        tokenUrl:
          optionalUrl(`${at}.rest.auth`, config!, 'tokenUrl') ??
          `${trimEnd(uri, '/')}/v1/oauth/tokens`,
        clientId: config!.getString('clientId'),
        clientSecret: config!.getString('clientSecret'),
        scope: config!.getOptionalString('scope') ?? 'catalog',
      };
    default:
      throw new InputError(
        `${at}.rest.auth.type is '${type}', but must be none, bearer, oauth2 or sigv4`,
      );
  }
}
