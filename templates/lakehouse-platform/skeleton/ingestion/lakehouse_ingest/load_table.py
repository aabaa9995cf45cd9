"""Loads one table: read, cast, compare, append. Every step can be stopped and started again."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Optional

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from lakehouse_ingest import manifest, rejects
from lakehouse_ingest.casting import KEY_READABLE, CastRows, cast_rows, typed_key
from lakehouse_ingest.changes import changes, refuse_duplicate_keys
from lakehouse_ingest.contract import Table
from lakehouse_ingest.drift import Reconciled, reconcile
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.rows import Checked, Lookups, check_rows, refuse_above_limit
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.results import TableResult
from lakehouse_ingest.sources.base import SOURCE_FILE, Source

# Reading everything and comparing is right for these modes, if not the cheapest way.
_FULL_READ = {"full", "incremental"}


@dataclass(frozen=True)
class LoadOptions:
    dry_run: bool = False
    allow_empty: bool = False


@dataclass(frozen=True)
class _Read:
    """What came from the source. `rejected`: frames of rows that go to the reject list."""

    cast: CastRows
    checked: Checked
    rows: int
    rejected_rows: int
    unreadable_keys: int
    files: Optional[str]

    @property
    def rejected(self) -> list[DataFrame]:
        return [self.cast.rejected, *([self.checked.rejected] if self.checked.rejected is not None else [])]


def load_table(
    spark: SparkSession, source: Source, table: Table, namespace: str, load: Load, options: LoadOptions, lookups: Lookups = lambda _: None, policy: str = "evolve"
) -> TableResult:
    """Loads one table. Raises TableFailed with a reason; other errors are faults of the engine."""
    started = time.monotonic()
    raw = RawTable(spark, f"{namespace}.{_name(table)}", table)
    _check_mode(table)
    if raw.exists() and (summary := raw.summary_of(load.id)):
        return manifest.result_of_summary(table.name, summary)
    reconciled = reconcile(table, source.describe(table), policy)
    raw = replace(raw, table=reconciled.table)
    read = _read(source, reconciled, lookups)
    _refuse_empty(read, reconciled.table, options)
    refuse_above_limit(reconciled.table, read.rows, read.rejected_rows)
    refuse_duplicate_keys(read.checked.good, reconciled.table)
    result = _write(spark, raw, reconciled, read, load, options, f"{namespace}._rejects")
    return replace(result, seconds=time.monotonic() - started)


def _read(source: Source, reconciled: Reconciled, lookups: Lookups) -> _Read:
    table = reconciled.table
    cast = cast_rows(source.read(table, absent=reconciled.absent), table)
    checked = check_rows(cast.good, table, lookups)
    return _count(cast, checked)


def _write(spark: SparkSession, raw: RawTable, reconciled: Reconciled, read: _Read, load: Load, options: LoadOptions, rejects_name: str) -> TableResult:
    found, counts = _changes(raw, reconciled.table, read)
    result = TableResult(
        table=reconciled.table.name,
        status="loaded" if counts else "unchanged",
        rows_read=read.rows,
        inserted=counts.get("I", 0),
        updated=counts.get("U", 0),
        deleted=counts.get("D", 0),
        rejected=read.rejected_rows,
        source_files=read.files,
        note=" ".join([*reconciled.notes, *read.checked.findings, *_note(read)]) or None,
    )
    if options.dry_run:
        return result
    raw.create()
    if read.rejected_rows:
        rejects.write(spark, rejects_name, load, reconciled.table, read.rejected)
    if counts:
        raw.append(found, load, manifest.counts_as_properties(result))
    else:
        raw.claim(load)
    return result


def _changes(raw: RawTable, table: Table, read: _Read) -> tuple[DataFrame, dict[str, int]]:
    current = None
    if raw.exists():
        # The columns of the contract must be there before old and new rows can be compared.
        raw.create()
        current = raw.current()
    keep = _rejected_keys(read, table) if read.rejected_rows and table.key else None
    deletes = read.unreadable_keys == 0 and (table.key != [] or read.rejected_rows == 0)
    found = computed_once(changes(read.checked.good, current, table, keep, deletes))
    counts = {row["_op"]: row["count"] for row in found.groupBy("_op").count().collect()}
    return found, counts


def _rejected_keys(read: _Read, table: Table) -> DataFrame:
    keys = typed_key(read.cast.rejected, table)
    return keys if read.checked.rejected is None else keys.unionByName(read.checked.rejected.select(*map(quoted, table.key)))


def _count(cast: CastRows, checked: Checked) -> _Read:
    columns = [F.count("*").alias("rows"), F.collect_set(SOURCE_FILE).alias("files")]
    good = cast.good.agg(*columns).first()
    bad = cast.rejected.agg(*columns, F.count(F.when(~F.col(KEY_READABLE), 1)).alias("unreadable")).first()
    broken = checked.rejected.count() if checked.rejected is not None else 0
    files = sorted({*good.files, *bad.files})
    return _Read(cast, checked, good.rows + bad.rows, bad.rows + broken, bad.unreadable, ", ".join(files) or None)


def _check_mode(table: Table) -> None:
    mode = table.settings.get("loadMode") or "full"
    if mode not in _FULL_READ:
        raise TableFailed(f"Load mode {mode} is not supported here: set lakehouse.loadMode to {' or '.join(sorted(_FULL_READ))} in the contract.")


def _refuse_empty(read: _Read, table: Table, options: LoadOptions) -> None:
    if read.rows == 0 and not (options.allow_empty or table.settings.get("allowEmpty")):
        raise TableFailed(
            "The source has no rows, and a full load would take every row as deleted. "
            "If that is right, set lakehouse.allowEmpty on the table in the contract, or load with --allow-empty."
        )


def _note(read: _Read) -> list[str]:
    if read.unreadable_keys:
        return [f"Deletions are held back: the key of {read.unreadable_keys} rejected rows cannot be read."]
    return []


def _name(table: Table) -> str:
    return f"`{table.name}`"
