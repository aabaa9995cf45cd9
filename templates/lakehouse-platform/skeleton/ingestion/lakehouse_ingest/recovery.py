"""Completes what a stopped load did not come to do, before the next one starts."""

from __future__ import annotations

from datetime import datetime
from typing import Iterator, Mapping, Optional, Sequence

from pyspark.sql import Row, SparkSession

from lakehouse_ingest import branches, iceberg, ledger, manifest
from lakehouse_ingest.contract import Table
from lakehouse_ingest.load import LAST_LOAD_ID, LAST_LOAD_TIME, LAST_RESULT, LOAD_ID, LOAD_TIME, Load
from lakehouse_ingest.quality import log as quality_log
from lakehouse_ingest.raw_table import raw_name


def recover(spark: SparkSession, namespace: str, load: Load, tables: Sequence[Table]) -> None:
    """Puts loads into the manifest that were stopped after their commit; removes what others left that were stopped before.

    Looks at the newest load of each table only: the ones before were looked at when it started.
    """
    loads = f"{namespace}._loads"
    told = [row for table in tables for row in _told(spark, namespace, load, table.name)]
    lists = [f"{namespace}._files", f"{namespace}._rejects"]
    noted = [(name, table, load_id) for name in lists for table, load_id in ledger.noted_loads(spark, name).items() if load_id != load.id]
    there = manifest.known(spark, loads, [*(row.load_id for row in told), *(load_id for _, _, load_id in noted)])
    missing = [row for row in told if not there.get((row.load_id, row.table_name))]
    manifest.append(spark, loads, missing, load)
    quality_log.complete(spark, f"{namespace}._quality", _summaries(spark, namespace, missing))
    ended = {*there, *((row.load_id, row.table_name) for row in missing)}
    names = {table.name for table in tables}
    for name, table, load_id in noted:
        if table in names and (load_id, table) not in ended:
            ledger.forget(spark, name, load_id, table)
    for table in tables:
        raw = raw_name(namespace, table.name)
        if iceberg.table_exists(spark, raw):
            branches.drop(spark, raw, branches.leftovers(spark, raw))


def _told(spark: SparkSession, namespace: str, load: Load, table: str) -> list[Row]:
    """Manifest rows of the newest snapshot and the newest claim of a raw table, unless they are of this load."""
    raw = raw_name(namespace, table)
    if not iceberg.table_exists(spark, raw):
        return []
    found = []
    newest = next(((s, at) for s, at in iceberg.snapshots(spark, raw) if LOAD_ID in s), None)
    if newest is not None and newest[0][LOAD_ID] != load.id:
        summary, committed = newest
        result = manifest.result_of_summary(table, summary, "recovered")
        found.append(manifest.row_of(summary[LOAD_ID], _time(summary[LOAD_TIME]), committed, load, result))
    properties = iceberg.handle(spark, raw).properties()
    claimed: Optional[str] = properties.get(LAST_LOAD_ID)
    if claimed is not None and claimed != load.id and properties.get(LAST_RESULT):
        at = _time(properties[LAST_LOAD_TIME])
        found.append(manifest.row_of(claimed, at, at, load, manifest.result_of_claim(table, properties[LAST_RESULT])))
    return found


def _summaries(spark: SparkSession, namespace: str, rows: Sequence[Row]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Table and summary of the snapshots of these loads; one that wrote none has no results to tell."""
    for row in rows:
        summaries = iceberg.summaries(spark, raw_name(namespace, row.table_name))
        yield from ((row.table_name, summary) for summary in summaries if summary.get(LOAD_ID) == row.load_id)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
