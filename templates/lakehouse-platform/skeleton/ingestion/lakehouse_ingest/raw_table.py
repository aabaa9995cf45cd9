"""The raw table of one source table: an append-only log of changes.

Beside the columns of the contract every row has: `_op` (I, U, D), `_load_id`, `_load_time` (when the row landed, UTC), `_row_hash`,
`_row_number` (order inside the load) and `_source_file`. A full load writes a deleted row with the values it had.

Several rows of one key in one load (append, cdc) are told apart by `_load_time`: each next one lies a microsecond later, in their order.
So the newest row of a key, and every version of it in the vault, follows from `_load_time` alone. Loads lie at least a millisecond apart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Optional, Sequence

from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg, table_schema
from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import LOAD_ID, Load

CHANGE_COLUMNS = {
    "_op": ("string", "I inserted, U updated, D deleted"),
    "_load_id": ("string", "Load that wrote the row; see _loads"),
    "_load_time": ("timestamp", "When the row landed here, UTC"),
    "_row_hash": ("string", "Hash of the columns of the source"),
    "_row_number": ("bigint", "Order of the row inside its load"),
    "_source_file": ("string", "File the row came from"),
}
_ORDER = ("_load_time", "_row_number")
#: Table property: names of the columns that every `_row_hash` of the table covers; not a list when its rows differ.
HASHED = "lakehouse.hashed-columns"
_MIXED = '"mixed"'


def raw_name(namespace: str, table: str) -> str:
    """Full name of a raw table."""
    return f"{namespace}.{quoted(table)}"


def hashed_columns(table: Table) -> list[Column]:
    """Columns of the row hash: all but those of a change feed that tell of the change and not of the row."""
    feed = {table.settings.get(name) for name in ("operationColumn", "sequenceColumn")} if table.settings.get("loadMode") == "cdc" else set()
    return [column for column in table.columns if column.name not in feed]


@dataclass(frozen=True)
class RawTable:
    """`branch`: where to read from, None is main."""

    spark: SparkSession
    name: str
    table: Table
    branch: Optional[str] = None

    def exists(self) -> bool:
        return iceberg.table_exists(self.spark, self.name)

    def has_rows(self) -> bool:
        return self.exists() and iceberg.handle(self.spark, self.name).currentSnapshot() is not None

    def create(self) -> None:
        """Creates the table without a snapshot, or brings its columns to those of the contract."""
        names = [column.name for column in hashed_columns(self.table)]
        if not self.exists():
            table_schema.create(self.spark, self.name, self.table, CHANGE_COLUMNS, {HASHED: json.dumps(names)})
            return
        table_schema.evolve(self.spark, self.name, self.table.columns)
        stored = self._hashed()
        if stored is not None and stored != names:
            iceberg.set_properties(self.spark, self.name, {HASHED: json.dumps(names) if _extends(names, stored) else _MIXED})

    def columns(self) -> list[str]:
        return self.spark.table(self.name).columns

    def rows(self) -> DataFrame:
        """The whole log."""
        reader = self.spark.read if self.branch is None else self.spark.read.option("branch", self.branch)
        return reader.table(self.name)

    def stored_hashes_hold(self) -> bool:
        """Whether the hash of every stored row is what the columns of today would give. Empty columns at the end change no hash."""
        stored = self._hashed()
        return stored is not None and _extends([column.name for column in hashed_columns(self.table)], stored)

    def newest(self, columns: Sequence[str], keys: Optional[DataFrame] = None) -> DataFrame:
        """Key and `columns` of every row that is not deleted, of all rows or of those with the given keys. For tables with a key."""
        names = [quoted(name) for name in self.table.key]
        rows = self.rows() if keys is None else self.rows().join(keys, self.table.key, "left_semi")
        newest = F.max_by(F.struct("_op", *map(quoted, columns)), F.struct(*_ORDER)).alias("_newest")
        picked = rows.groupBy(*names).agg(newest).where("_newest._op <> 'D'")
        return picked.select(*names, *[F.col(f"_newest.{quoted(name)}").alias(name) for name in columns])

    def current(self) -> DataFrame:
        """All columns of every row that is not deleted, with the columns of the contract that the table does not have yet as NULL."""
        return self.with_missing(self._newest_rows() if self.table.key else self._counted_rows())

    def with_missing(self, rows: DataFrame) -> DataFrame:
        """Adds the columns of the contract that the rows lack, as NULL."""
        there = set(rows.columns)
        missing = [F.lit(None).cast(spark_type(c)).alias(c.name) for c in self.table.columns if c.name not in there]
        return rows.select("*", *missing)

    def summary_of(self, load_id: str) -> Optional[dict[str, str]]:
        """Summary of the snapshot that the load wrote, if it wrote one."""
        return next((s for s in iceberg.summaries(self.spark, self.name) if s.get(LOAD_ID) == load_id), None)

    def claim(self, load: Load, result: str) -> None:
        """Notes on the table that the load looked at it and found no change."""
        iceberg.set_properties(self.spark, self.name, load.claim(result))

    def _newest_rows(self) -> DataFrame:
        # A window and not an aggregate over whole rows: only the columns that are asked for are read.
        latest = Window.partitionBy(*map(quoted, self.table.key)).orderBy(*[F.col(name).desc() for name in _ORDER])
        ranked = self.rows().withColumn("_newest", F.row_number().over(latest))
        return ranked.where("_newest = 1 AND _op <> 'D'").drop("_newest")

    def _counted_rows(self) -> DataFrame:
        """Without a key: of each kind of row as many as were inserted and not deleted."""
        newest = F.max_by(F.struct("*"), F.struct(*_ORDER)).alias("_newest")
        there = F.sum(F.when(F.col("_op") == "D", -1).otherwise(1)).alias("_there")
        kinds = self.rows().groupBy("_row_hash").agg(newest, there).where("_there > 0")
        return kinds.select(F.explode(F.sequence(F.lit(1), F.col("_there").cast("int"))), "_newest").select("_newest.*")

    def _hashed(self) -> Optional[list[str]]:
        text = iceberg.handle(self.spark, self.name).properties().get(HASHED)
        found = json.loads(text) if text else None
        return found if isinstance(found, list) else None


def _extends(names: Sequence[str], stored: Sequence[str]) -> bool:
    return list(names[: len(stored)]) == list(stored)
