"""Who watches a load: lineage, metrics. What a watcher does wrong never stops the load."""

from __future__ import annotations

import logging
from typing import Callable, Protocol, Sequence

from lakehouse_ingest.contract import Table
from lakehouse_ingest.results import LoadResult, TableResult

_log = logging.getLogger(__name__)


class Observer(Protocol):
    def table_started(self, table: Table) -> None:
        """Before the table is read. `table`: as the contract has it."""

    def table_finished(self, table: Table, result: TableResult) -> None:
        """After the table is published, found unchanged, or failed."""

    def load_finished(self, result: LoadResult) -> None:
        """After all tables and the manifest. Nothing follows; waits only as long as a person does not mind."""


class Observers:
    """Several observers as one. Their errors are logged, each kind once."""

    def __init__(self, observers: Sequence[Observer]) -> None:
        self._observers = observers
        self._said: set[str] = set()

    def table_started(self, table: Table) -> None:
        self._tell(lambda observer: observer.table_started(table))

    def table_finished(self, table: Table, result: TableResult) -> None:
        self._tell(lambda observer: observer.table_finished(table, result))

    def load_finished(self, result: LoadResult) -> None:
        self._tell(lambda observer: observer.load_finished(result))

    def _tell(self, tell: Callable[[Observer], None]) -> None:
        for observer in self._observers:
            try:
                tell(observer)
            except Exception as error:  # noqa: BLE001 - whatever a watcher raises, the load goes on
                name = type(observer).__name__
                if name not in self._said:
                    self._said.add(name)
                    _log.warning("%s is left out, because it failed: %s", name, type(error).__name__)
