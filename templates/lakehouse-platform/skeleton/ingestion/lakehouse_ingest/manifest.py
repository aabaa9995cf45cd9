"""The load manifest `raw_<source>._loads`: one row per load and table. Without it an empty or unchanged load leaves no trace."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Iterable, Optional

from pyspark.sql import Row, SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.load import LOAD_ID, LOAD_TIME, Load
from lakehouse_ingest.results import TableResult

SCHEMA = (
    "load_id string, source string, table_name string, kind string, started_at timestamp, finished_at timestamp, rows_read bigint, "
    "inserted bigint, updated bigint, deleted bigint, rejected bigint, source_files string, contract_version string, code_version string, status string"
)
_COUNTS = ("rows_read", "inserted", "updated", "deleted", "rejected")


def counts_as_properties(result: TableResult) -> dict[str, str]:
    """The counts travel with the snapshot, so that the manifest can be completed after a crash."""
    return {f"lakehouse.{name.replace('_', '-')}": str(getattr(result, name)) for name in _COUNTS}


def result_of_summary(table: str, summary: dict[str, str]) -> TableResult:
    """The counts that a snapshot tells about its load."""
    counts = {name: int(summary.get(f"lakehouse.{name.replace('_', '-')}", "0")) for name in _COUNTS}
    return TableResult(table, "already-loaded", **counts)


def ensure(spark: SparkSession, name: str) -> None:
    spark.sql(f"CREATE TABLE IF NOT EXISTS {name} ({SCHEMA}) USING iceberg COMMENT 'Loads of this source, one row per load and table' TBLPROPERTIES ('format-version'='2')")


def last_start(spark: SparkSession, name: str) -> Optional[datetime]:
    """When the newest load started (UTC)."""
    row = spark.sql(f"SELECT unix_micros(max(started_at)) AS micros FROM {name}").head()
    return datetime.fromtimestamp(row.micros / 1e6, timezone.utc) if row and row.micros is not None else None


def write(spark: SparkSession, name: str, load: Load, results: Iterable[TableResult]) -> None:
    """Appends the rows that the manifest does not have yet, in one commit."""
    known = {r.table_name for r in spark.table(name).where(f"load_id = '{load.id}'").select("table_name").collect()}
    rows = [_row(load.id, load.time, load, result) for result in results if result.table not in known]
    if rows:
        iceberg.append(spark.createDataFrame(rows, SCHEMA), name, load.snapshot_properties())


def recover(spark: SparkSession, name: str, load: Load, table: str, raw_name: str) -> None:
    """Writes the row that a load did not come to write, because it was stopped after its commit to raw."""
    newest = next((s for s in iceberg.summaries(spark, raw_name) if LOAD_ID in s), None)
    if newest is None or newest[LOAD_ID] == load.id:
        return
    load_id = newest[LOAD_ID]
    known = spark.table(name).where((f"load_id = '{load_id}' AND table_name = '{table}'")).head()
    if known is None:
        started = datetime.fromisoformat(newest[LOAD_TIME].replace("Z", "+00:00"))
        row = _row(load_id, started, load, result_of_summary(table, newest), status="recovered")
        iceberg.append(spark.createDataFrame([row], SCHEMA), name, {LOAD_ID: load_id, LOAD_TIME: newest[LOAD_TIME]})


def _row(load_id: str, started: datetime, load: Load, result: TableResult, status: Optional[str] = None) -> Row:
    return Row(
        load_id=load_id,
        source=load.source,
        table_name=result.table,
        kind="full",
        started_at=started,
        finished_at=datetime.now(timezone.utc),
        **{key: getattr(result, key) for key in _COUNTS},
        source_files=result.source_files,
        contract_version=load.contract_version,
        code_version=load.code_version,
        status=status or result.status,
    )
