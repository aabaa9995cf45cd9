"""The raw table of one source table: an append-only log of changes.

Beside the columns of the contract every row has: `_op` (I, U, D), `_load_id`, `_load_time` (when the row landed, UTC), `_row_hash`,
`_row_number` (order inside the load) and `_source_file`. A deleted row is written with the values it had.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg
from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted, text_literal
from lakehouse_ingest.load import LOAD_ID, Load

_CHANGE_COLUMNS = {
    "_op": ("string", "I inserted, U updated, D deleted"),
    "_load_id": ("string", "Load that wrote the row; see _loads"),
    "_load_time": ("timestamp", "When the row landed here, UTC"),
    "_row_hash": ("string", "Hash of the columns of the source"),
    "_row_number": ("bigint", "Order of the row inside its load"),
    "_source_file": ("string", "File the row came from"),
}
_PARTITION = {"year": "years", "month": "months", "day": "days", "hour": "hours"}
_WIDER = {("int", "bigint"), ("float", "double")}


@dataclass(frozen=True)
class RawTable:
    spark: SparkSession
    name: str
    table: Table

    def exists(self) -> bool:
        return iceberg.table_exists(self.spark, self.name)

    def create(self) -> None:
        """Creates the table without a snapshot, or brings its columns to those of the contract."""
        if self.exists():
            self._evolve()
            return
        columns = [f"{quoted(c.name)} {spark_type(c)}{_comment(c.description)}" for c in self.table.columns]
        columns += [f"{quoted(name)} {kind}{_comment(text)}" for name, (kind, text) in _CHANGE_COLUMNS.items()]
        self.spark.sql(
            f"CREATE TABLE {self.name} ({', '.join(columns)}) USING iceberg{self._partitioning()}{_comment(self.table.description)} "
            "TBLPROPERTIES ('format-version'='2', 'write.parquet.compression-codec'='zstd')"
        )

    def current(self) -> DataFrame:
        """The newest state of every row that is not deleted."""
        identity = self.table.key or ["_row_hash", "_row_number"]
        newest = F.max_by(F.struct("*"), F.struct("_load_time", "_row_number")).alias("newest")
        rows = self.spark.table(self.name).groupBy(*map(quoted, identity)).agg(newest)
        return rows.select("newest.*").where("_op <> 'D'")

    def summary_of(self, load_id: str) -> Optional[dict[str, str]]:
        """Summary of the snapshot that the load wrote, if it wrote one."""
        return next((s for s in iceberg.summaries(self.spark, self.name) if s.get(LOAD_ID) == load_id), None)

    def append(self, changes: DataFrame, load: Load, counts: dict[str, str]) -> None:
        stamped = changes.withColumns({"_load_id": F.lit(load.id), "_load_time": F.lit(load.time)})
        # Columns that left the contract stay in the table, empty from now on.
        known = set(stamped.columns)
        columns = [
            F.col(quoted(f.name)) if f.name in known else F.lit(None).cast(f.dataType).alias(f.name)
            for f in self.spark.table(self.name).schema.fields
        ]
        iceberg.append(stamped.select(*columns), self.name, {**load.snapshot_properties(), **counts})

    def claim(self, load: Load) -> None:
        iceberg.set_properties(self.spark, self.name, load.claim())

    def _partitioning(self) -> str:
        fields = [_transform(item) for item in self.table.settings.get("partition") or []]
        return f" PARTITIONED BY ({', '.join(fields)})" if fields else ""

    def _evolve(self) -> None:
        present = {f.name: f.dataType.simpleString() for f in self.spark.table(self.name).schema.fields}
        for column in self.table.columns:
            wanted = spark_type(column)
            if column.name not in present:
                self.spark.sql(f"ALTER TABLE {self.name} ADD COLUMN {quoted(column.name)} {wanted}{_comment(column.description)}")
            elif present[column.name] != wanted:
                self._widen(column, present[column.name], wanted)

    def _widen(self, column: Column, now: str, wanted: str) -> None:
        if (now, wanted) in _WIDER or _more_digits(now, wanted):
            self.spark.sql(f"ALTER TABLE {self.name} ALTER COLUMN {quoted(column.name)} TYPE {wanted}")
            return
        raise TableFailed(
            f"{column.name} is {now} in {self.name} and {wanted} in the contract, and that change would lose values: "
            "give the column a new name in the contract, or keep its type."
        )


def _comment(text: str) -> str:
    return f" COMMENT {text_literal(text)}" if text else ""


def _transform(item: dict[str, str]) -> str:
    column, transform = quoted(item["column"]), item.get("transform", "identity")
    sized = re.fullmatch(r"(bucket|truncate)\[(\d+)\]", transform)
    if sized:
        return f"{sized[1]}({sized[2]}, {column})"
    return column if transform == "identity" else f"{_PARTITION.get(transform, transform)}({column})"


def _more_digits(now: str, wanted: str) -> bool:
    pattern = r"decimal\((\d+),(\d+)\)"
    a, b = re.fullmatch(pattern, now), re.fullmatch(pattern, wanted)
    return bool(a and b and a[2] == b[2] and int(b[1]) > int(a[1]))
