"""A PostgreSQL database, read by JDBC."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Optional, Sequence
from urllib.parse import quote

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Server, Table
from lakehouse_ingest.errors import IngestError, TableFailed
from lakehouse_ingest.identifiers import postgres_quoted, quoted
from lakehouse_ingest.sources.base import MALFORMED, ROW_NUMBER, SOURCE_FILE, FileVersion, SourceColumn, Window

# Texts must not depend on how the server is set up.
_SESSION = "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c bytea_output=hex -c extra_float_digits=1"


@dataclass(frozen=True)
class PostgresDatabase:
    """Reads every column as text, cast by the server: numeric, real, dates and bytea then have one exact text, and both sources share one way to types."""

    spark: SparkSession
    server: Server

    def describe(self, table: Table, files: Optional[Sequence[FileVersion]] = None) -> Optional[Sequence[SourceColumn]]:
        return None

    def files(self, table: Table) -> Optional[Sequence[FileVersion]]:
        return None

    def bounds(self, table: Table, cursor: str) -> Optional[tuple[Optional[str], Optional[str]]]:
        return None

    def confirm(self, table: Table, rows: DataFrame) -> Sequence[str]:
        return []

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        try:
            rows = self._reader().option("dbtable", f"({self._query(table)}) AS source_rows").load()
        except (Py4JJavaError, PySparkException) as error:
            raise TableFailed(_what_the_server_says(error)) from None
        return rows.select(
            *[F.col(quoted(c.name)) for c in table.columns],
            F.monotonically_increasing_id().alias(ROW_NUMBER),
            F.lit(None).cast("string").alias(SOURCE_FILE),
            F.lit(None).cast("string").alias(MALFORMED),
        )

    def _query(self, table: Table) -> str:
        schema = self.server.fields.get("schema") or "public"
        columns = ", ".join(f"{postgres_quoted(c.source_name)}::text AS {postgres_quoted(c.name)}" for c in table.columns)
        return f"SELECT {columns} FROM {postgres_quoted(schema)}.{postgres_quoted(table.source_name)}"

    def _reader(self):  # type: ignore[no-untyped-def]
        fields = self.server.fields
        url = f"jdbc:postgresql://{fields['host']}:{fields.get('port') or 5432}/{quote(str(fields['database']))}?options={quote(_SESSION)}"
        return (
            self.spark.read.format("jdbc")
            .option("url", url)
            .option("driver", "org.postgresql.Driver")
            .option("user", self._secret("userEnv"))
            .option("password", self._secret("passwordEnv"))
            .option("fetchsize", 10000)
        )

    def _secret(self, setting: str) -> str:
        """User and password come from the environment only: arguments and contracts are read by others."""
        variable: Optional[str] = self.server.settings.get(setting)
        if not variable:
            raise IngestError(f"Server {self.server.name} has no custom property lakehouse.{setting}: add it with the name of an environment variable.")
        if variable not in os.environ:
            raise IngestError(f"The environment variable {variable} is not set: server {self.server.name} takes its {setting[:-3]} from it.")
        return os.environ[variable]


def _what_the_server_says(error: Exception) -> str:
    """The server's own sentence, without the stack trace."""
    found = re.search(r"(?:ERROR|FATAL): [^\n]*", str(error))
    if found:
        return f"PostgreSQL says {found[0]}"
    lines = [line for line in str(error).splitlines() if "Exception" in line or "refused" in line]
    return f"PostgreSQL cannot be read: {lines[0].strip()[:300] if lines else type(error).__name__}"
