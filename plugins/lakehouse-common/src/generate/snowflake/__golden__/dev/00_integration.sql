-- Volumes, the catalog integration and the rights of the owning role.
-- Generated from snowflake/publications.yaml and the contracts: change those.
-- Who runs it, when and how: README.md beside it.

CREATE CATALOG INTEGRATION IF NOT EXISTS "POLARIS"
  CATALOG_SOURCE = ICEBERG_REST
  TABLE_FORMAT = ICEBERG
  REST_CONFIG = (
    CATALOG_URI = '<% catalog_uri %>'
    CATALOG_NAME = '<% catalog_name %>'
    ACCESS_DELEGATION_MODE = VENDED_CREDENTIALS
  )
  REST_AUTHENTICATION = (
    TYPE = OAUTH
    OAUTH_TOKEN_URI = '<% oauth_token_uri %>'
    OAUTH_CLIENT_ID = '<% oauth_client_id %>'
    OAUTH_CLIENT_SECRET = '<% oauth_client_secret %>'
    OAUTH_ALLOWED_SCOPES = ('<% oauth_scope %>')
  )
  ENABLED = TRUE;

GRANT USAGE ON INTEGRATION "POLARIS" TO ROLE "SYSADMIN";

GRANT CREATE DATABASE ON ACCOUNT TO ROLE "SYSADMIN";

GRANT APPLY TAG ON ACCOUNT TO ROLE "SYSADMIN";

GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE "SYSADMIN";
