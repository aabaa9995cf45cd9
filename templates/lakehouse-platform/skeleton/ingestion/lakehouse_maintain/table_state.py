"""What the catalog has of one table: snapshots, references, files in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Mapping, Sequence

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import iceberg
from lakehouse_maintain.retention import Ref, Snapshot


@dataclass(frozen=True)
class Figures:
    """Of the current snapshot, except `snapshots`: all that are kept. `bytes`: of data and delete files."""

    files: int = 0
    delete_files: int = 0
    bytes: int = 0
    manifests: int = 0
    snapshots: int = 0


@dataclass(frozen=True)
class TableState:
    location: str
    properties: Mapping[str, str]
    snapshots: Sequence[Snapshot]
    refs: Sequence[Ref]
    figures: Figures


def table_state(spark: SparkSession, name: str) -> TableState:
    """Reads metadata only. `name`: with the catalog."""
    table = iceberg.handle(spark, name)
    current = table.currentSnapshot()
    snapshots = _snapshots(spark, name)
    figures = Figures(snapshots=len(snapshots))
    if current is not None:
        total = dict(current.summary())
        figures = Figures(
            files=int(total.get("total-data-files", 0)),
            delete_files=int(total.get("total-delete-files", 0)),
            bytes=int(total.get("total-files-size", 0)),
            manifests=len(current.allManifests(table.io())),
            snapshots=len(snapshots),
        )
    return TableState(table.location(), dict(table.properties()), snapshots, _refs(table), figures)


def _snapshots(spark: SparkSession, name: str) -> list[Snapshot]:
    rows = spark.table(f"{name}.snapshots").withColumn("at", F.unix_micros("committed_at")).collect()
    return [Snapshot(r.snapshot_id, r.parent_id, _utc(r.at), r.operation or "", r.summary or {}) for r in rows]


def _utc(micros: int) -> datetime:
    return datetime.fromtimestamp(micros / 1e6, timezone.utc)


def _refs(table) -> list[Ref]:  # type: ignore[no-untyped-def]
    return [Ref(name, ref.isBranch(), ref.snapshotId()) for name, ref in dict(table.refs()).items()]
