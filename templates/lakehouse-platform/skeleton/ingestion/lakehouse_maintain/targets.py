"""The tables that are maintained for a source: raw and staging of the source, and the vault and marts that all sources share."""

from __future__ import annotations

from typing import Sequence

from pyspark.sql import SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.suggestions import did_you_mean


def tables_of(spark: SparkSession, catalog: str, source: str, chosen: Sequence[str] = ()) -> list[str]:
    """Names with their namespace (`raw_shop.orders`). `chosen`: only these, with or without namespace. Raises IngestError for unknown ones."""
    there = {row.namespace for row in spark.sql(f"SHOW NAMESPACES IN {catalog}").collect()}
    if f"raw_{source}" not in there:
        sources = [name[len("raw_") :] for name in there if name.startswith("raw_")]
        raise IngestError(f"There is nothing to maintain: {source} has not been loaded. {did_you_mean(source, sources)}")
    names = [name for namespace in (f"raw_{source}", f"staging_{source}", "vault", "marts") if namespace in there for name in all_tables(spark, catalog, namespace)]
    found = [name for name in names if not chosen or name in chosen or name.split(".")[1] in chosen]
    for name in chosen:
        if not any(name in {table, table.split(".")[1]} for table in found):
            known = names if "." in name else {table.split(".")[1] for table in names}
            raise IngestError(f"There is no table {name}. {did_you_mean(name, known)}")
    return found


def all_tables(spark: SparkSession, catalog: str, namespace: str) -> list[str]:
    rows = spark.sql(f"SHOW TABLES IN {catalog}.`{namespace}`").collect()
    return sorted(f"{namespace}.{row.tableName}" for row in rows if not row.isTemporary)


def locations_of(spark: SparkSession, catalog: str) -> dict[str, str]:
    """Locations of all tables of the catalog, by name."""


    namespaces = [row.namespace for row in spark.sql(f"SHOW NAMESPACES IN {catalog}").collect()]
    names = [name for namespace in namespaces for name in all_tables(spark, catalog, namespace)]
    return {name: iceberg.handle(spark, f"{catalog}.{quoted_name(name)}").location() for name in names}


def quoted_name(name: str) -> str:
    return ".".join(f"`{part}`" for part in name.split("."))
