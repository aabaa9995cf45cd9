"""Loads the tables of one source, one after the other; a table that fails does not stop the others."""

from __future__ import annotations

import time
from typing import Callable, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from lakehouse_ingest import iceberg, manifest
from lakehouse_ingest.contract import Contract, Table
from lakehouse_ingest.errors import IngestError, TableFailed
from lakehouse_ingest.load import Load
from lakehouse_ingest.load_table import LoadOptions, load_table
from lakehouse_ingest.quality.rows import Lookups
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.results import LoadResult, TableResult
from lakehouse_ingest.sources.base import Source

Progress = Callable[[TableResult], None]


def load_source(
    spark: SparkSession,
    contract: Contract,
    source: Source,
    load: Load,
    *,
    catalog: str = "lake",
    tables: Optional[Sequence[str]] = None,
    options: LoadOptions = LoadOptions(),
    progress: Progress = lambda _: None,
) -> LoadResult:
    """Loads the chosen tables (default: all). Raises IngestError when the load as a whole cannot start."""
    chosen = contract.select(tables)
    namespace = f"{catalog}.`raw_{contract.source}`"
    loads = f"{namespace}._loads"
    if not options.dry_run:
        spark.sql(f"CREATE NAMESPACE IF NOT EXISTS {namespace}")
        manifest.ensure(spark, loads)
        _refuse_clock_behind(spark, loads, load)
        for table in chosen:
            _recover(spark, loads, load, table, namespace)
    by_name = {table.name: table for table in contract.tables}

    def lookups(name: str) -> Optional[DataFrame]:
        other = RawTable(spark, f"{namespace}.`{name}`", by_name[name])
        return other.current() if other.exists() else None

    results: list[TableResult] = []
    for table in chosen:
        policy = str(table.settings.get("schemaPolicy") or contract.settings.get("schemaPolicy") or "evolve")
        result = _load(spark, source, table, namespace, load, options, lookups, policy)
        results.append(result)
        progress(result)
    if not options.dry_run:
        manifest.write(spark, loads, load, results)
    return LoadResult(load.id, contract.source, results)


def _load(
    spark: SparkSession, source: Source, table: Table, namespace: str, load: Load, options: LoadOptions, lookups: Lookups, policy: str
) -> TableResult:
    started = time.monotonic()
    try:
        return load_table(spark, source, table, namespace, load, options, lookups, policy)
    except TableFailed as failure:
        note = str(failure)
    except (Py4JJavaError, PySparkException) as error:
        note = _first_line(error)
    return TableResult(table.name, "failed", seconds=time.monotonic() - started, note=note)


def _recover(spark: SparkSession, loads: str, load: Load, table: Table, namespace: str) -> None:
    raw = f"{namespace}.`{table.name}`"
    if iceberg.table_exists(spark, raw):
        manifest.recover(spark, loads, load, table.name, raw)


def _refuse_clock_behind(spark: SparkSession, loads: str, load: Load) -> None:
    """The newest row of a key is the one with the latest load time: a clock that went back would bring old rows up again."""
    last = manifest.last_start(spark, loads)
    if last is not None and load.time < last:
        raise IngestError(f"The clock of this machine ({load.time_text}) is behind the last load ({last.isoformat()}): set the clock, then load again.")


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    cause = next((line for line in lines if line.startswith("Caused by:") or "Exception:" in line), lines[0] if lines else type(error).__name__)
    return cause[:400]
