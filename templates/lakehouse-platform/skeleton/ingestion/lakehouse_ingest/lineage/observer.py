"""Watches a load and tells OpenLineage of it."""

from __future__ import annotations

from pyspark.sql import SparkSession

from lakehouse_ingest.committed import committed
from lakehouse_ingest.contract import Table
from lakehouse_ingest.lineage.context import LineageContext
from lakehouse_ingest.lineage.events import end_event, start_event
from lakehouse_ingest.lineage.sender import Sender
from lakehouse_ingest.results import LoadResult, TableResult


class LineageObserver:
    """`catalog`: of the Spark session. Every attempt at a table is a run of its own: a run that failed stays failed."""

    def __init__(self, spark: SparkSession, catalog: str, context: LineageContext, sender: Sender) -> None:
        self._spark = spark
        self._raw = f"{catalog}.`raw_{context.contract.source}`"
        self._context = context
        self._sender = sender
        self._runs: dict[str, str] = {}

    def table_started(self, table: Table) -> None:
        self._sender.send(start_event(self._context, table, self._run(table), self._spark.version))

    def table_finished(self, table: Table, result: TableResult) -> None:
        found = committed(self._spark, f"{self._raw}.`{table.name}`", self._context.load.id)
        self._sender.send(end_event(self._context, table, self._run(table), self._spark.version, result, found))
        self._runs.pop(table.name, None)

    def load_finished(self, result: LoadResult) -> None:
        self._sender.close()

    def _run(self, table: Table) -> str:
        from openlineage.client.uuid import generate_new_uuid

        return self._runs.setdefault(table.name, str(generate_new_uuid()))
