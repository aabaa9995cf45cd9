"""Performance figures of the stamped platform: the vault macros on DuckDB, the ingestion on Spark."""
