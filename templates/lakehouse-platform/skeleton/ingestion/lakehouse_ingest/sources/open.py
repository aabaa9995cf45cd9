from __future__ import annotations

from typing import Optional

from pyspark.sql import SparkSession

from lakehouse_ingest.contract import Contract
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.sources.base import Source
from lakehouse_ingest.sources.csv_folder import CsvFolder, csv_options
from lakehouse_ingest.sources.postgres import PostgresDatabase


def open_source(spark: SparkSession, contract: Contract, *, data: Optional[str] = None, server: Optional[str] = None) -> Source:
    """The source of a contract: a folder of CSV files when `data` is given, else the named or first server."""
    options = csv_options(contract.settings.get("csv") or {})
    if data:
        return CsvFolder(spark, data, options)
    chosen = contract.server(server)
    if chosen.type == "postgresql":
        return PostgresDatabase(spark, chosen)
    if chosen.type in {"local", "s3"} and chosen.fields.get("format", "csv") == "csv":
        path = chosen.fields.get("path") or chosen.fields.get("location")
        if path:
            return CsvFolder(spark, path, options)
    raise IngestError(
        f"Server {chosen.name} of {contract.source} has type {chosen.type}: "
        "CSV folders (type local or s3, format csv, with a path) and postgresql can be read."
    )
