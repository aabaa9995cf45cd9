"""The source of a namespace of Iceberg tables. A load reads one snapshot of a table: the newest one when the load comes to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.sources.base import MALFORMED, ROW_NUMBER, SOURCE_FILE, FileVersion, SourceColumn, Window
from lakehouse_ingest.sources.iceberg.pinned import Pinned, pinned, unreadable_columns
from lakehouse_ingest.sources.iceberg.place import Place
from lakehouse_ingest.sources.typed_columns import as_text
from lakehouse_ingest.suggestions import did_you_mean


@dataclass
class IcebergTables:
    spark: SparkSession
    place: Place
    _pinned: dict[str, Pinned] = field(default_factory=dict)

    def describe(self, table: Table, files: Optional[Sequence[FileVersion]] = None) -> Sequence[SourceColumn]:
        return self._pin(table).columns

    def files(self, table: Table) -> None:
        """Files of a table are its own affair: what is followed is its rows."""

    def bounds(self, table: Table, cursor: str) -> tuple[Optional[str], Optional[str]]:
        state = self._pin(table)
        rows, name = state.rows(self.spark), self._name_then(state, table, cursor)
        kind = rows.schema[name].dataType
        ends = rows.agg(F.min(quoted(name)).alias("lowest"), F.max(quoted(name)).alias("highest"))
        lowest, highest = ends.select(as_text("lowest", kind), as_text("highest", kind)).first()  # type: ignore[misc]
        return lowest, highest

    def read(self, table: Table, *, absent: Sequence[str] = (), since: Optional[Window] = None) -> DataFrame:
        state = self._pin(table)
        rows = state.rows(self.spark)
        types = {one.name: one.dataType for one in rows.schema.fields}
        if since is not None and (since.lower is not None or since.upper is not None):
            rows = rows.where(self._inside(state, table, rows, since))

        def text(column: Column) -> SparkColumn:
            name = None if column.name in absent else state.names.get(column.source_name)
            return as_text(name or "", types.get(name) if name else None).alias(column.name)

        snapshot = None if state.snapshot is None else f"{self.place.shown}.{table.source_name}@{state.snapshot}"
        return rows.select(
            *[text(column) for column in table.columns],
            F.monotonically_increasing_id().alias(ROW_NUMBER),
            F.lit(snapshot).cast("string").alias(SOURCE_FILE),
            F.lit(None).cast("string").alias(MALFORMED),
        )

    def confirm(self, table: Table, rows: DataFrame) -> Sequence[str]:
        self._pinned.pop(table.name, None)
        return []

    def explain(self, table: Table, error: Exception) -> Optional[str]:
        """Data of a snapshot stays as it is, so what can go wrong is that somebody takes it away."""
        state = self._pinned.pop(table.name, None)
        shown = f"{self.place.shown}.{table.source_name}"
        if not self._exists(table):
            return f"Table {shown} was dropped while it was read: nothing is loaded."
        if state is not None and state.snapshot is not None and self._open(table).snapshot(state.snapshot) is None:
            return f"Snapshot {state.snapshot} of {shown} was expired while it was read: nothing is loaded. Load again, and let snapshots be kept for longer than a load takes."
        return None

    def _pin(self, table: Table) -> Pinned:
        if table.name not in self._pinned:
            opened = self._open(table)
            unreadable = unreadable_columns(opened)
            if unreadable:
                raise TableFailed(
                    f"Table {self.place.shown}.{table.source_name} has types that Spark 3.5 cannot read: {', '.join(unreadable)}. "
                    "Let its owner write them as timestamp in microseconds or as text, in this table or in one made for you."
                )
            self._pinned[table.name] = pinned(self.spark, self.place.table(table.source_name), opened)
        return self._pinned[table.name]

    def _open(self, table: Table) -> Any:
        shown = f"{self.place.shown}.{table.source_name}"
        if not self._exists(table):
            raise TableFailed(
                f"Table {shown} does not exist in the catalog {self.place.catalog}, or the load may not see it: correct its `physicalName`, or the namespace of "
                f"the server in the contract. {did_you_mean(table.source_name, self._others())}"
            )
        try:
            return iceberg.handle(self.spark, self.place.table(table.source_name))
        except (Py4JJavaError, PySparkException):
            raise TableFailed(f"{shown} of the catalog {self.place.catalog} cannot be opened as an Iceberg table: it is a view, has another format, or its metadata file is missing.") from None

    def _exists(self, table: Table) -> bool:
        try:
            return iceberg.table_exists(self.spark, self.place.table(table.source_name))
        except (Py4JJavaError, PySparkException):
            # Of a namespace that is not there either.
            return False

    def _others(self) -> list[str]:
        try:
            return [row.tableName for row in self.spark.sql(f"SHOW TABLES IN {self.place.quoted}").collect()]
        except (Py4JJavaError, PySparkException):
            return []

    def _name_then(self, state: Pinned, table: Table, cursor: Optional[str]) -> str:
        column = next((c for c in table.columns if c.name == cursor), None)
        name = state.names.get(column.source_name) if column else None
        if name is None:
            raise TableFailed(f"{table.name} has no column {cursor} to load by: correct lakehouse.cursor in the contract.")
        return name

    def _inside(self, state: Pinned, table: Table, rows: DataFrame, since: Window) -> SparkColumn:
        name = self._name_then(state, table, table.settings.get("cursor"))
        value, kind = F.col(quoted(name)), rows.schema[name].dataType
        inside = F.lit(True)
        if since.lower is not None:
            inside = inside & (value >= F.lit(since.lower).cast(kind))
        if since.upper is not None:
            inside = inside & (value <= F.lit(since.upper).cast(kind))
        return value.isNull() | inside
