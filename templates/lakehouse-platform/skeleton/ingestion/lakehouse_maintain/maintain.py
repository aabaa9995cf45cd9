"""Maintains tables one after the other; one that fails does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Callable, Mapping, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from lakehouse_ingest import branches
from lakehouse_maintain.orphans import unsafe_location
from lakehouse_maintain.procedures import MIN_FILES, MIN_MANIFESTS, Procedures
from lakehouse_maintain.retention import LEAST_AGE, Retention, abandoned, to_expire
from lakehouse_maintain.table_state import Figures, table_state
from lakehouse_maintain.targets import locations_of, quoted_name


@dataclass(frozen=True)
class TableReport:
    """`expired`: snapshots; `orphans`: files; `rewritten`: data, delete and manifest files. In a dry run: what would be."""

    table: str
    before: Figures = Figures()
    after: Figures = Figures()
    rewritten: int = 0
    expired: int = 0
    orphans: int = 0
    note: Optional[str] = None
    failed: bool = False


def maintain(
    spark: SparkSession,
    catalog: str,
    tables: Sequence[str],
    *,
    retention: Retention,
    now: datetime,
    dry_run: bool = False,
    progress: Callable[[TableReport], None] = lambda _: None,
) -> list[TableReport]:
    """`tables`: with their namespace. `now`: what ages are counted to (UTC)."""
    locations = locations_of(spark, catalog)
    reports = []
    for table in tables:
        try:
            report = _maintain(spark, catalog, table, retention, now, dry_run, locations)
        except (Py4JJavaError, PySparkException) as error:
            report = TableReport(table, failed=True, note=str(error).strip().splitlines()[0][:300])
        reports.append(report)
        progress(report)
    return reports


def _maintain(
    spark: SparkSession, catalog: str, table: str, retention: Retention, now: datetime, dry_run: bool, locations: Mapping[str, str]
) -> TableReport:
    name, procedures = f"{catalog}.{quoted_name(table)}", Procedures(spark, catalog, table)
    state = table_state(spark, name)
    report = TableReport(table, state.figures, state.figures)
    if not dry_run:
        report = replace(report, rewritten=_rewrite(procedures, state.figures))
        branches.drop(spark, name, abandoned(branches.leftovers(spark, name), state.snapshots, state.refs, retention, now))
        state = table_state(spark, name)
    expired = to_expire(state.snapshots, state.refs, retention.with_properties(state.properties), now)
    if expired and not dry_run:
        procedures.expire(expired)
    unsafe = unsafe_location(table, locations)
    orphans = 0 if unsafe else procedures.orphans(now - max(retention.max_age, LEAST_AGE), dry_run)
    after = state.figures if dry_run else table_state(spark, name).figures
    note = f"Orphan files are not looked for: {unsafe}" if unsafe else None
    return replace(report, after=after, expired=len(expired), orphans=orphans, note=note)


def _rewrite(procedures: Procedures, figures: Figures) -> int:
    rewritten = procedures.rewrite_data_files() if figures.files >= MIN_FILES or figures.delete_files else 0
    if figures.delete_files:
        rewritten += procedures.rewrite_position_deletes()
    if figures.manifests >= MIN_MANIFESTS:
        rewritten += procedures.rewrite_manifests()
    return rewritten
