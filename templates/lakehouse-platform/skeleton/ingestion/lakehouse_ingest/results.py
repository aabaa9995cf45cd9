"""What a load did, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Mapping, Optional, Sequence

from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.results import RuleResult


@dataclass(frozen=True)
class TableResult:
    """`status`: loaded, unchanged, already-loaded, recovered, failed."""

    table: str
    status: str
    rows_read: int = 0
    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    rejected: int = 0
    source_files: Optional[str] = None
    seconds: float = 0.0
    #: Why it failed, or what a person should know.
    note: Optional[str] = None
    #: What came out of the quality rules.
    rules: Sequence[RuleResult] = ()
    #: Seconds per step of the load.
    steps: Mapping[str, float] = field(default_factory=dict)
    #: The load mode: full, incremental, append, cdc.
    kind: Optional[str] = None
    #: Range of the cursor column that was read, both inclusive.
    cursor_from: Optional[str] = None
    cursor_to: Optional[str] = None
    #: Id of the Iceberg schema that the rows were written with.
    schema_version: Optional[str] = None
    #: The largest `_load_time` that was written, when it is not the time of the load.
    last_row_time: Optional[datetime] = None
    #: Sentences for a person, also those of `note`.
    warnings: Sequence[str] = ()

    @property
    def changed(self) -> int:
        return self.inserted + self.updated + self.deleted


@dataclass(frozen=True)
class LoadResult:
    """`load`: as it ran; its time may be a millisecond after the load before and not that of its start."""

    load_id: str
    source: str
    tables: list[TableResult] = field(default_factory=list)
    load: Optional[Load] = None

    @property
    def failed(self) -> list[TableResult]:
        return [table for table in self.tables if table.status == "failed"]
