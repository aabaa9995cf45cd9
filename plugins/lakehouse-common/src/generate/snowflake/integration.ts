import { filledText, name, placeholder, text } from './print/sql';
import {
  block,
  list,
  option,
  phrase,
  statement,
  word,
  type Statement,
} from './print/statement';
import type { Environment } from './settings/types';

/** What somebody fills in, and what it is. */
export const PLACEHOLDERS: Record<string, string> = {
  aws_region: 'Region of the Glue catalog, such as eu-central-1',
  aws_account_id: 'Account of the Glue catalog, 12 digits',
  glue_role_arn: 'Role that may read the Glue catalog',
  glue_external_id:
    'External id of that role: a value of yours, the same as in its trust policy',
  catalog_uri: 'Address of the Iceberg REST catalog',
  catalog_name: 'Name of the catalog (its warehouse)',
  oauth_token_uri: 'Where the catalog gives out tokens',
  oauth_client_id: 'Client of the catalog',
  oauth_client_secret: 'Its secret: from your secret store, never from a file',
  oauth_scope: 'What the client asks for, such as PRINCIPAL_ROLE:ALL',
  storage_base_url: 'Where the marts are, such as s3://bucket/warehouse/',
  storage_role_arn: 'Role that may read there',
  storage_external_id: 'External id of that role, a value of yours',
  write_storage_base_url:
    'Where dynamic tables are written, such as s3://bucket/snowflake/; not inside of the warehouse',
  write_storage_role_arn: 'Role that may read and write there',
  write_storage_external_id: 'External id of that role, a value of yours',
};

const GLUE_CATALOG = [
  option(
    'CATALOG_URI',
    filledText('https://glue.', 'aws_region', '.amazonaws.com/iceberg'),
  ),
  option('CATALOG_API_TYPE', word('AWS_GLUE')),
  option('CATALOG_NAME', placeholder('aws_account_id')),
];

const REST_CATALOG = [
  option('CATALOG_URI', placeholder('catalog_uri')),
  option('CATALOG_NAME', placeholder('catalog_name')),
];

const SIGV4 = [
  option('TYPE', word('SIGV4')),
  option('SIGV4_IAM_ROLE', placeholder('glue_role_arn')),
  option('SIGV4_SIGNING_REGION', placeholder('aws_region')),
  option('SIGV4_EXTERNAL_ID', placeholder('glue_external_id')),
];

const OAUTH = [
  option('TYPE', word('OAUTH')),
  option('OAUTH_TOKEN_URI', placeholder('oauth_token_uri')),
  option('OAUTH_CLIENT_ID', placeholder('oauth_client_id')),
  option('OAUTH_CLIENT_SECRET', placeholder('oauth_client_secret')),
  option('OAUTH_ALLOWED_SCOPES', list([placeholder('oauth_scope')])),
];

/** Volumes that dynamic tables are written to. */
export function writeVolumes({ publications }: Environment): string[] {
  const volumes = publications.flatMap(one =>
    one.way === 'dynamic' ? one.externalVolume : [],
  );
  return [...new Set(volumes)].sort();
}

/** What an administrator of the account makes once: volumes, the catalog integration, and the rights of the role that owns the rest. */
export function integrationStatements(environment: Environment): Statement[] {
  const { externalVolume, owner, integration } = environment;
  const volumes = writeVolumes(environment);
  const all = [...(externalVolume ? [externalVolume] : []), ...volumes];
  const warehouses = environment.publications.flatMap(one =>
    one.way === 'dynamic' ? one.warehouse : [],
  );
  const toOwner = (...what: Parameters<typeof phrase>) =>
    statement([word('GRANT'), phrase(...what), word('TO ROLE'), name(owner)]);
  return [
    ...(externalVolume ? [volume(externalVolume, 'storage', false)] : []),
    ...volumes.map((one, i) =>
      volume(one, i ? `write_${i + 1}_storage` : 'write_storage', true),
    ),
    catalogIntegration(environment),
    toOwner(word('USAGE ON INTEGRATION'), name(integration)),
    ...all.map(one => toOwner(word('USAGE ON EXTERNAL VOLUME'), name(one))),
    ...[...new Set(warehouses)]
      .sort()
      .map(one => toOwner(word('USAGE ON WAREHOUSE'), name(one))),
    toOwner(word('CREATE DATABASE ON ACCOUNT')),
    toOwner(word('APPLY TAG ON ACCOUNT')),
    toOwner(word('APPLY MASKING POLICY ON ACCOUNT')),
  ];
}

/** The external id is a value of ours, so that the role and the volume can be made in one pass and a replaced volume breaks no trust. */
function volume(called: string, keys: string, isWritten: boolean): Statement {
  const location = block([
    option('NAME', text(isWritten ? 'dynamic' : 'marts')),
    option('STORAGE_PROVIDER', text('S3')),
    option('STORAGE_BASE_URL', placeholder(`${keys}_base_url`)),
    option('STORAGE_AWS_ROLE_ARN', placeholder(`${keys}_role_arn`)),
    option('STORAGE_AWS_EXTERNAL_ID', placeholder(`${keys}_external_id`)),
  ]);
  return statement(
    [word('CREATE EXTERNAL VOLUME IF NOT EXISTS'), name(called)],
    [
      option('STORAGE_LOCATIONS', list([location])),
      option('ALLOW_WRITES', word(isWritten ? 'TRUE' : 'FALSE')),
    ],
  );
}

function catalogIntegration(environment: Environment): Statement {
  const { integration, externalVolume, catalog } = environment;
  const isGlue = catalog === 'glue';
  const credentials = option(
    'ACCESS_DELEGATION_MODE',
    word(externalVolume ? 'EXTERNAL_VOLUME_CREDENTIALS' : 'VENDED_CREDENTIALS'),
  );
  return statement(
    [word('CREATE CATALOG INTEGRATION IF NOT EXISTS'), name(integration)],
    [
      option('CATALOG_SOURCE', word('ICEBERG_REST')),
      option('TABLE_FORMAT', word('ICEBERG')),
      option(
        'REST_CONFIG',
        block([...(isGlue ? GLUE_CATALOG : REST_CATALOG), credentials]),
      ),
      option('REST_AUTHENTICATION', block(isGlue ? SIGV4 : OAUTH)),
      option('ENABLED', word('TRUE')),
    ],
  );
}
