"""The load manifest `raw_<source>._loads`: one row per load and table. Without it an empty or unchanged load leaves no trace."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime, timezone
from typing import Any, Iterable, Mapping, Optional, Sequence

from pyspark.sql import Row, SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.identifiers import text_literal
from lakehouse_ingest.load import Load
from lakehouse_ingest.results import TableResult

SCHEMA = (
    "load_id string, source string, table_name string, kind string, started_at timestamp, finished_at timestamp, rows_read bigint, "
    "inserted bigint, updated bigint, deleted bigint, rejected bigint, source_files string, contract_version string, code_version string, status string"
)
#: Added after the first release; a manifest of before gets them with the next load.
_ADDED = "cursor_from string, cursor_to string, schema_version string, last_row_time timestamp, note string"
_ALL = f"{SCHEMA}, {_ADDED}"
_COUNTS = ("rows_read", "inserted", "updated", "deleted", "rejected")
_TEXTS = ("kind", "cursor_from", "cursor_to", "schema_version", "source_files")
#: What a snapshot or a claim tells of its load, so that the manifest can be completed after a load was stopped.
_TOLD = (*_COUNTS, *_TEXTS)


def ensure(spark: SparkSession, name: str) -> None:
    """Creates the manifest, or adds the columns that it does not have yet."""
    spark.sql(f"CREATE TABLE IF NOT EXISTS {name} ({_ALL}) USING iceberg COMMENT 'Loads of this source, one row per load and table' TBLPROPERTIES ('format-version'='2')")
    present = set(spark.table(name).columns)
    missing = [column for column in _ADDED.split(", ") if column.split()[0] not in present]
    if missing:
        spark.sql(f"ALTER TABLE {name} ADD COLUMNS ({', '.join(missing)})")


def as_properties(result: TableResult) -> dict[str, str]:
    """Snapshot properties: `lakehouse.rows-read` and so on."""
    return {_property(name): str(value) for name, value in _told(result).items()}


def as_claim(result: TableResult) -> str:
    """The same as JSON, for the claim of a load that found no change."""
    return json.dumps(_told(result), separators=(",", ":"))


def result_of_summary(table: str, summary: Mapping[str, str], status: str = "already-loaded") -> TableResult:
    """What a snapshot tells about its load."""
    return _result(table, status, {name: summary[_property(name)] for name in _TOLD if _property(name) in summary})


def result_of_claim(table: str, claim: str) -> TableResult:
    """What a claim tells about its load."""
    return _result(table, "unchanged", json.loads(claim))


def last_row_time(spark: SparkSession, name: str) -> Optional[datetime]:
    """The time of the newest row that any load wrote (UTC), or of the newest load."""
    row = spark.sql(f"SELECT unix_micros(max(coalesce(last_row_time, started_at))) AS micros FROM {name}").head()
    return datetime.fromtimestamp(row.micros / 1e6, timezone.utc) if row and row.micros is not None else None


def known(spark: SparkSession, name: str, load_ids: Iterable[str]) -> dict[tuple[str, str], bool]:
    """Load and table of the rows that the manifest has of these loads, and whether the load of the table succeeded in the end."""
    wanted = ", ".join(sorted(map(text_literal, set(load_ids))))
    if not wanted:
        return {}
    rows = spark.table(name).where(f"load_id IN ({wanted})").selectExpr("load_id", "table_name", "status <> 'failed' AS good").collect()
    return {(row.load_id, row.table_name): any(r.good for r in rows if (r.load_id, r.table_name) == (row.load_id, row.table_name)) for row in rows}


def write(spark: SparkSession, name: str, load: Load, results: Sequence[TableResult]) -> None:
    """Appends the rows that the manifest does not have yet, in one commit. A table that failed under this id before has another row now."""
    there = known(spark, name, [load.id])
    rows = [row_of(load.id, load.time, datetime.now(timezone.utc), load, result) for result in results if not there.get((load.id, result.table))]
    append(spark, name, rows, load)


def append(spark: SparkSession, name: str, rows: Sequence[Row], load: Load) -> None:
    """Appends rows as the running load."""
    if rows:
        iceberg.append(spark.createDataFrame(rows, _ALL), name, load.snapshot_properties())


def row_of(load_id: str, started: datetime, finished: datetime, load: Load, result: TableResult) -> Row:
    """A row of the manifest. `load`: the running load, whose contract and code are noted."""
    return Row(
        load_id=load_id,
        source=load.source,
        table_name=result.table,
        kind=result.kind,
        started_at=started,
        finished_at=finished,
        **{key: getattr(result, key) for key in _COUNTS},
        source_files=result.source_files,
        contract_version=load.contract_version,
        code_version=load.code_version,
        status=result.status,
        cursor_from=result.cursor_from,
        cursor_to=result.cursor_to,
        schema_version=result.schema_version,
        last_row_time=result.last_row_time,
        note=result.note,
    )


def _property(name: str) -> str:
    return f"lakehouse.{name.replace('_', '-')}"


def _told(result: TableResult) -> dict[str, Any]:
    return {name: value for name in _TOLD if (value := getattr(result, name)) is not None}


def _result(table: str, status: str, told: Mapping[str, Any]) -> TableResult:
    names = {field.name for field in fields(TableResult)}
    values = {name: int(value) if name in _COUNTS else value for name, value in told.items() if name in names}
    return TableResult(table, status, **values)
