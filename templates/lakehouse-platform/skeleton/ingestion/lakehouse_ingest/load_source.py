"""Loads the tables of one source, one after the other; a table that fails does not stop the others."""

from __future__ import annotations

import time
from typing import Callable, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from lakehouse_ingest import manifest
from lakehouse_ingest.checkpoints import Reached, pass_by
from lakehouse_ingest.contract import Contract, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.faults import sentence
from lakehouse_ingest.history import LoadedHistory
from lakehouse_ingest.load import Load
from lakehouse_ingest.load_table import load_table
from lakehouse_ingest.observer import Observer, Observers
from lakehouse_ingest.quality import log as quality_log
from lakehouse_ingest.quality.references import in_reference_order
from lakehouse_ingest.quality.start import with_rules
from lakehouse_ingest.raw_table import RawTable, raw_name
from lakehouse_ingest.recovery import recover
from lakehouse_ingest.results import LoadResult, TableResult
from lakehouse_ingest.run import LoadOptions, Run
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
    observer: Observer = Observers([]),
    reached: Reached = pass_by,
    say: Callable[[str, str, int], None] = lambda table, step, rows: None,
) -> LoadResult:
    """Loads the chosen tables (default: all). Raises IngestError when the load as a whole cannot start, Stopped when it was asked to stop.

    `progress`: told of every table that is done. `say`: of the steps of a table, with the number of rows. `reached`: see checkpoints.
    """
    contract = with_rules(contract, spark)
    chosen = in_reference_order(contract.select(tables))
    namespace = f"{catalog}.`raw_{contract.source}`"
    if not options.dry_run:
        load = _start(spark, namespace, load, chosen)
    run = Run(spark, source, namespace, load, LoadedHistory(spark, namespace), options, _lookups(spark, namespace, contract), reached, say)
    result = LoadResult(load.id, contract.source, [], load)
    try:
        for table in chosen:
            observer.table_started(table)
            done = _load(run, table, _policy(table, contract))
            result.tables.append(done)
            progress(done)
            observer.table_finished(table, done)
            reached("after a table")
    finally:
        # Also of a load that is stopped: the tables that are done are done.
        if not options.dry_run:
            _note(run, result)
    observer.load_finished(result)
    return result


def _start(spark: SparkSession, namespace: str, load: Load, tables: Sequence[Table]) -> Load:
    loads = f"{namespace}._loads"
    spark.sql(f"CREATE NAMESPACE IF NOT EXISTS {namespace}")
    manifest.ensure(spark, loads)
    load = load.after(manifest.last_row_time(spark, loads))
    recover(spark, namespace, load, tables)
    return load


def _note(run: Run, result: LoadResult) -> None:
    run.reached("before the manifest")
    manifest.write(run.spark, f"{run.namespace}._loads", run.load, result.tables)
    quality_log.write(run.spark, f"{run.namespace}._quality", run.load, result.tables)


def _load(run: Run, table: Table, policy: str) -> TableResult:
    started = time.monotonic()
    try:
        return load_table(run, table, policy)
    except TableFailed as failure:
        note, rules = str(failure), failure.results
    except (Py4JJavaError, PySparkException) as error:
        note, rules = sentence(error), ()
    return TableResult(table.name, "failed", seconds=time.monotonic() - started, note=note, rules=rules)


def _policy(table: Table, contract: Contract) -> str:
    return str(table.settings.get("schemaPolicy") or contract.settings.get("schemaPolicy") or "evolve")


def _lookups(spark: SparkSession, namespace: str, contract: Contract) -> Callable[[str], Optional[DataFrame]]:
    by_name = {table.name: table for table in contract.tables}

    def current_rows(name: str) -> Optional[DataFrame]:
        other = RawTable(spark, raw_name(namespace, name), by_name[name])
        return other.current() if other.exists() else None

    return current_rows
