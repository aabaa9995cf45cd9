"""Figures of a load as one line of JSON; on AWS Glue in the embedded metric format, from which CloudWatch makes metrics."""

from __future__ import annotations

import json
import time
from typing import Any, Callable

from lakehouse_ingest.contract import Table
from lakehouse_ingest.load import Load
from lakehouse_ingest.results import LoadResult, TableResult

JSON = "json"
EMF = "emf"
_UNITS = {
    "tables": "Count",
    "tables_failed": "Count",
    "rows_read": "Count",
    "rows_changed": "Count",
    "rows_rejected": "Count",
    "bytes_written": "Bytes",
    "seconds": "Seconds",
    "rows_per_second": "Count/Second",
}


class MetricsObserver:
    """Prints the line when the load has ended. `form`: json or emf. `size_of`: bytes that the load added to the raw table."""

    def __init__(
        self, load: Load, form: str, size_of: Callable[[Table], int], say: Callable[[str], None] = lambda line: print(line, flush=True)
    ) -> None:
        self._load = load
        self._form = form
        self._size_of = size_of
        self._say = say
        self._started = time.monotonic()
        self._bytes = 0

    def table_started(self, table: Table) -> None:
        pass

    def table_finished(self, table: Table, result: TableResult) -> None:
        self._bytes += self._size_of(table)

    def load_finished(self, result: LoadResult) -> None:
        figures = {**load_figures(result, time.monotonic() - self._started), "bytes_written": self._bytes}
        self._say(json.dumps(self._emf(figures) if self._form == EMF else {"load_id": self._load.id, "source": self._load.source, **figures}))

    def _emf(self, figures: dict[str, Any]) -> dict[str, Any]:
        metrics = [{"Name": name, "Unit": unit} for name, unit in _UNITS.items()]
        directive = {"Namespace": "Lakehouse/Ingestion", "Dimensions": [["source"]], "Metrics": metrics}
        head = {"Timestamp": round(self._load.time.timestamp() * 1000), "CloudWatchMetrics": [directive]}
        return {"_aws": head, "source": self._load.source, "load_id": self._load.id, **figures}


def load_figures(result: LoadResult, seconds: float) -> dict[str, Any]:
    """Counts over all tables, seconds per step, and the same per table."""
    read = sum(table.rows_read for table in result.tables)
    steps: dict[str, float] = {}
    for table in result.tables:
        for name, duration in table.steps.items():
            steps[name] = round(steps.get(name, 0.0) + duration, 3)
    return {
        "tables": len(result.tables),
        "tables_failed": len(result.failed),
        "rows_read": read,
        "rows_changed": sum(table.changed for table in result.tables),
        "rows_rejected": sum(table.rejected for table in result.tables),
        "seconds": round(seconds, 3),
        "rows_per_second": round(read / seconds, 1) if seconds > 0 else 0.0,
        "step_seconds": steps,
        "by_table": {table.table: {"status": table.status, "rows_read": table.rows_read, "seconds": round(table.seconds, 3)} for table in result.tables},
    }
