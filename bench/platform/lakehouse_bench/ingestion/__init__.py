"""A load from PostgreSQL by JDBC through the stamped ingestion, beside plain `spark.read.jdbc().write`."""
