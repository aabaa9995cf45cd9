-- Databases and schemas.
-- Generated from snowflake/publications.yaml and the contracts: change those.
-- Who runs it, when and how: README.md beside it.

CREATE DATABASE IF NOT EXISTS "GOVERNANCE";

CREATE SCHEMA IF NOT EXISTS "GOVERNANCE"."PUBLIC";

CREATE DATABASE IF NOT EXISTS "DEV"
  LINKED_CATALOG = (
    CATALOG = 'POLARIS',
    ALLOWED_NAMESPACES = ('marts'),
    ALLOWED_WRITE_OPERATIONS = NONE
  )
  CATALOG_CASE_SENSITIVITY = CASE_INSENSITIVE
  COMMENT = 'The published marts of the lakehouse.';
