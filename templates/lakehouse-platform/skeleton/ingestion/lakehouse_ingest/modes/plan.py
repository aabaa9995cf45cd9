"""What a load mode decides: what to read, and what of it to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Protocol, Sequence

from pyspark.sql import DataFrame

from lakehouse_ingest.contract import Table
from lakehouse_ingest.load import Load
from lakehouse_ingest.raw_table import RawTable
from lakehouse_ingest.sources.base import FileVersion, Source, Window


class History(Protocol):
    """What earlier loads of the source have read."""

    def last_cursor(self, table: str) -> Optional[str]:
        """The largest cursor value that was loaded, or None."""

    def files(self, table: str) -> Mapping[str, FileVersion]:
        """The newest loaded version of every file, by path."""


@dataclass(frozen=True)
class Request:
    """`since`: lower bound of the cursor that a person gave. `allow_empty`: a source without rows is right."""

    source: Source
    table: Table
    history: History
    load: Load
    since: Optional[str] = None
    allow_empty: bool = False


@dataclass(frozen=True)
class Plan:
    """`window`: what to read, None is all. `cursor`: the column of its bounds. `last`: the cursor value of the load before, for a check
    after reading.

    `cursor_to`: the cursor value up to which this load reads, when it is known before. `files`: those that this load reads and no load
    has read before; None when the source is not followed by its files. `corrected`: paths among them that were loaded with other content.
    """

    window: Optional[Window] = None
    cursor: Optional[str] = None
    last: Optional[str] = None
    cursor_from: Optional[str] = None
    cursor_to: Optional[str] = None
    files: Optional[Sequence[FileVersion]] = None
    corrected: Sequence[str] = ()
    warnings: Sequence[str] = ()

    @property
    def nothing_to_read(self) -> bool:
        return self.files is not None and not self.files


@dataclass(frozen=True)
class Incoming:
    """`good`: typed rows, `rows` of them. `rejected`: how many were rejected; `keys`: the keys of those as far as they can be read.

    `unreadable`: how many of the rejected rows do not say which row of the table they are.
    """

    good: DataFrame
    rows: int
    rejected: int = 0
    keys: Optional[DataFrame] = None
    unreadable: int = 0


#: Place of a row among several of one key in one load (from 0), where a mode keeps them all.
OFFSET = "_offset"


@dataclass(frozen=True)
class Found:
    """`rows`: what to append: the columns of the contract, `_op`, `_row_hash`, ROW_NUMBER, SOURCE_FILE and, if need be, OFFSET.

    `counts`: rows per operation. `last_offset`: the largest OFFSET.
    """

    rows: DataFrame
    counts: Mapping[str, int]
    cursor_to: Optional[str] = None
    warnings: Sequence[str] = ()
    last_offset: int = 0


class Mode(Protocol):
    """One module per load mode."""

    def plan(self, request: Request) -> Plan:
        """What to read. Raises TableFailed when the source or the contract does not fit the mode."""

    def find(self, request: Request, plan: Plan, incoming: Incoming, raw: RawTable) -> Found:
        """What to write. Raises TableFailed when the rows do not fit the mode."""
