-- One Iceberg table per mart.
-- Generated from snowflake/publications.yaml and the contracts: change those.
-- Who runs it, when and how: README.md beside it.

CREATE ICEBERG TABLE IF NOT EXISTS "SALES"."MARTS"."DIM_PRODUCT"
  EXTERNAL_VOLUME = 'LAKEHOUSE_READ'
  CATALOG = 'LAKEHOUSE_GLUE'
  CATALOG_TABLE_NAME = 'dim_product'
  CATALOG_NAMESPACE = 'marts'
  AUTO_REFRESH = TRUE
  COMMENT = 'One row per product, with what is known about it now.';
