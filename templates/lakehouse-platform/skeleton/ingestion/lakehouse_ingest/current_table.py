"""The current state beside the log: `<table>__current`, kept by MERGE for tables with `lakehouse.keepCurrent`.

It says in its own snapshots up to which load it goes, so that a load that was stopped before the MERGE, or loads from the time when the
setting was off, are caught up with by the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg, table_schema
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import LOAD_ID, LOAD_TIME, Load
from lakehouse_ingest.raw_table import CHANGE_COLUMNS, RawTable, raw_name

SUFFIX = "__current"
_ADDED = {name: CHANGE_COLUMNS[name] for name in ("_load_id", "_load_time", "_row_hash", "_row_number")}
_MERGE_VIEW = "lakehouse_current_changes"
_LATER = "(s._load_time > t._load_time OR (s._load_time = t._load_time AND s._row_number > t._row_number))"


@dataclass(frozen=True)
class _Reached:
    """The newest load in a table, and its time."""

    load_id: str
    time: str


def keeps_current(raw: RawTable) -> bool:
    """Raises TableFailed when the table cannot have a current state."""
    if not raw.table.settings.get("keepCurrent"):
        return False
    if not raw.table.key:
        raise TableFailed(f"lakehouse.keepCurrent needs a primary key, and {raw.table.name} has none: remove the setting, or name the key in the contract.")
    return True


def keep_current(raw: RawTable, namespace: str, load: Load) -> None:
    """Brings `<table>__current` to the newest load in raw; nothing when it is there. Idempotent."""
    name = raw_name(namespace, raw.table.name + SUFFIX)
    newest = _reached(raw, raw.name)
    if newest is None:
        return
    if not iceberg.table_exists(raw.spark, name):
        table_schema.create(raw.spark, name, raw.table, _ADDED, {"write.merge.mode": "merge-on-read"})
    table_schema.evolve(raw.spark, name, raw.table.columns)
    reached = _reached(raw, name)
    if reached is None or reached.load_id != newest.load_id:
        _merge(raw, name, _changes_since(raw, reached), load, newest)


def _changes_since(raw: RawTable, reached: Optional[_Reached]) -> DataFrame:
    """The newest row of every key that has changed since, deleted ones too."""
    rows = raw.rows()
    if reached is not None:
        # The rows of that load again: its later rows may have times behind it, and merging a row twice changes nothing.
        rows = rows.where(F.col("_load_time") >= F.lit(reached.time).cast("timestamp"))
    latest = Window.partitionBy(*map(quoted, raw.table.key)).orderBy(F.col("_load_time").desc(), F.col("_row_number").desc())
    return rows.withColumn("_newest", F.row_number().over(latest)).where("_newest = 1").drop("_newest")


def _merge(raw: RawTable, name: str, changes: DataFrame, load: Load, newest: _Reached) -> None:
    columns = [f.name for f in raw.spark.table(name).schema.fields]
    changes.createOrReplaceTempView(_MERGE_VIEW)
    match = " AND ".join(f"t.{quoted(key)} = s.{quoted(key)}" for key in raw.table.key)
    values = ", ".join(f"t.{quoted(column)} = s.{quoted(column)}" for column in columns)
    names, news = ", ".join(map(quoted, columns)), ", ".join(f"s.{quoted(column)}" for column in columns)
    try:
        with iceberg.snapshots_say(raw.spark, {**load.snapshot_properties(), LOAD_ID: newest.load_id, LOAD_TIME: newest.time}):
            raw.spark.sql(
                f"MERGE INTO {name} t USING {_MERGE_VIEW} s ON {match} "
                f"WHEN MATCHED AND s._op = 'D' AND {_LATER} THEN DELETE "
                f"WHEN MATCHED AND {_LATER} THEN UPDATE SET {values} "
                f"WHEN NOT MATCHED AND s._op <> 'D' THEN INSERT ({names}) VALUES ({news})"
            )
    finally:
        raw.spark.catalog.dropTempView(_MERGE_VIEW)


def _reached(raw: RawTable, name: str) -> Optional[_Reached]:
    found = next((s for s in iceberg.summaries(raw.spark, name) if LOAD_ID in s and LOAD_TIME in s), None)
    return _Reached(found[LOAD_ID], found[LOAD_TIME]) if found else None
