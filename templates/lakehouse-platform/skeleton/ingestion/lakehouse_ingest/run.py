"""What the tables of one load share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

from pyspark.sql import SparkSession

from lakehouse_ingest.checkpoints import Reached, pass_by
from lakehouse_ingest.load import Load
from lakehouse_ingest.modes.plan import History
from lakehouse_ingest.quality.rows import Lookups
from lakehouse_ingest.sources.base import Source


#: Told that a step of a table begins, with the rows that it is about (0: not known).
Say = Callable[[str, str, int], None]


def say_nothing(table: str, step: str, rows: int) -> None:
    """For loads that nobody watches."""


@dataclass(frozen=True)
class LoadOptions:
    """`mode`: instead of the load mode of the contract. `since`: instead of the last cursor value."""

    dry_run: bool = False
    allow_empty: bool = False
    mode: Optional[str] = None
    since: Optional[str] = None


@dataclass(frozen=True)
class Run:
    """`namespace`: full name of the namespace of the raw tables."""

    spark: SparkSession
    source: Source
    namespace: str
    load: Load
    history: History
    options: LoadOptions = LoadOptions()
    lookups: Lookups = lambda _: None
    reached: Reached = pass_by
    say: Say = say_nothing

    @property
    def rejects(self) -> str:
        return f"{self.namespace}._rejects"

    @property
    def files(self) -> str:
        return f"{self.namespace}._files"
