"""Loads the tables of one source, one after the other; a table that fails does not stop the others."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import Callable, Iterator, Optional, Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from lakehouse_ingest import manifest
from lakehouse_ingest.checkpoints import Reached, pass_by
from lakehouse_ingest.contract import Contract, Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.faults import sentence
from lakehouse_ingest.history import LoadedHistory
from lakehouse_ingest.lease import Lease
from lakehouse_ingest.load import Load
from lakehouse_ingest.load_table import load_table
from lakehouse_ingest.observer import Observer, Observers
from lakehouse_ingest.quality import log as quality_log
from lakehouse_ingest.quality.references import in_reference_order
from lakehouse_ingest.quality.start import with_rules
from lakehouse_ingest.raw_table import RawTable, raw_name
from lakehouse_ingest.recovery import recover
from lakehouse_ingest.results import LoadResult, TableResult
from lakehouse_ingest.run import LoadOptions, Run, Say, say_nothing
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
    say: Say = say_nothing,
    lease: Optional[Lease] = None,
) -> LoadResult:
    """Loads the chosen tables (default: all). Raises IngestError when the load as a whole cannot start, Stopped when it was asked to stop.

    `progress`: told of every table that is done. `say`: of the steps of a table. `reached`: see checkpoints. `lease`: for a catalog that
    several machines write to; None when the caller sees to it that no other load of the source runs.
    """
    contract = with_rules(contract, spark)
    chosen = in_reference_order(contract.select(tables))
    namespace = f"{catalog}.`raw_{contract.source}`"
    _use_utc(spark)
    with _alone(spark, namespace, load, options, lease) as check:
        if not options.dry_run:
            load = load.after(manifest.last_row_time(spark, f"{namespace}._loads"))
            recover(spark, namespace, load, chosen)
        history = LoadedHistory(spark, namespace)
        run = Run(spark, source, namespace, load, history, options, _lookups(spark, namespace, contract), _both(check, reached), say)
        result = LoadResult(load.id, contract.source, [], load)
        try:
            for table in chosen:
                observer.table_started(table)
                done = _load(run, table, _policy(table, contract))
                result.tables.append(done)
                progress(done)
                observer.table_finished(table, done)
                run.reached("after a table")
            run.reached("before the manifest")
        except Exception:
            # A load that is stopped: the tables that are done are done.
            _note(run, result)
            raise
        _note(run, result)
    observer.load_finished(result)
    return result


@contextmanager
def _alone(spark: SparkSession, namespace: str, load: Load, options: LoadOptions, lease: Optional[Lease]) -> Iterator[Reached]:
    """Makes the manifest and holds the lease on it; yields its check."""
    if options.dry_run:
        yield pass_by
        return
    loads = f"{namespace}._loads"
    spark.sql(f"CREATE NAMESPACE IF NOT EXISTS {namespace}")
    manifest.ensure(spark, loads)
    if lease is None:
        yield pass_by
        return
    with lease.held(spark, loads, load) as check:
        yield check


def _note(run: Run, result: LoadResult) -> None:
    if not run.options.dry_run:
        manifest.write(run.spark, f"{run.namespace}._loads", run.load, result.tables)
        quality_log.write(run.spark, f"{run.namespace}._quality", run.load, result.tables)


def _both(one: Reached, other: Reached) -> Reached:
    def reached(step: str) -> None:
        one(step)
        other(step)

    return reached


def _use_utc(spark: SparkSession) -> None:
    """Times without a zone are read and written in that of the session, which must be the same everywhere."""
    if spark.conf.get("spark.sql.session.timeZone") != "UTC":
        spark.conf.set("spark.sql.session.timeZone", "UTC")


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
