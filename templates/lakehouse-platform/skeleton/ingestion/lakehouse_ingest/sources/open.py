from __future__ import annotations

from typing import Optional

from pyspark.sql import SparkSession

from lakehouse_ingest.contract import Contract
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.sources.base import Source
from lakehouse_ingest.sources.files.csv_header import csv_options
from lakehouse_ingest.sources.files.file_source import FileSource
from lakehouse_ingest.sources.files.names import EXTENSIONS
from lakehouse_ingest.sources.iceberg.place import holds_tables, place_of
from lakehouse_ingest.sources.iceberg.table_source import IcebergTables
from lakehouse_ingest.sources.jdbc.database import JdbcDatabase
from lakehouse_ingest.sources.jdbc.dialects import DIALECTS


def open_source(
    spark: SparkSession, contract: Contract, *, data: Optional[str] = None, server: Optional[str] = None, catalog: str = "lake", platform: Optional[str] = None
) -> Source:
    """The source of a contract: the folder `data` when it is given, else the named or first server.

    `catalog`: the session's catalog that the platform writes to; `platform`: what the portal calls it. Both for sources that are tables themselves.
    """
    options = csv_options(contract.settings.get("csv") or {})
    if data:
        return FileSource(spark, data, options)
    chosen = contract.server(server)
    if chosen.type in DIALECTS:
        return JdbcDatabase(spark, chosen, DIALECTS[chosen.type])
    if holds_tables(chosen):
        return IcebergTables(spark, place_of(spark, chosen, catalog, platform))
    fmt, path = chosen.fields.get("format"), chosen.fields.get("path") or chosen.fields.get("location")
    if chosen.type in {"local", "s3"} and path and (fmt is None or fmt in EXTENSIONS):
        return FileSource(spark, str(path), options, fmt)
    raise IngestError(
        f"Server {chosen.name} of {contract.source} has type {chosen.type}{f' and format {fmt}' if fmt else ''}: what can be read are "
        f"{', '.join(sorted(DIALECTS))}, Iceberg tables (type glue with a database, or custom with format iceberg), "
        f"and folders (type local with a path, or s3 with a location) of the formats {', '.join(EXTENSIONS)}."
    )
