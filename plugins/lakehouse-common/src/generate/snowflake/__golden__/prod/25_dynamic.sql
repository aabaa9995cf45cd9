-- Dynamic Iceberg tables. Every run makes them anew, so run this and the files after it only when it has changed.
-- Generated from snowflake/publications.yaml and the contracts: change those.
-- Who runs it, when and how: README.md beside it.

CREATE OR REPLACE DYNAMIC ICEBERG TABLE "COPIES"."MARTS"."DIM_CUSTOMER"
  TARGET_LAG = '15 minutes'
  WAREHOUSE = "TRANSFORM_WH"
  EXTERNAL_VOLUME = 'LAKEHOUSE_WRITE'
  CATALOG = 'SNOWFLAKE'
  BASE_LOCATION = 'prod/dim_customer'
  COMMENT = 'One row per customer, with what is known about it now.'
  AS SELECT * FROM "LAKEHOUSE"."marts"."dim_customer";
