"""What a load did, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping, Optional, Sequence

from lakehouse_ingest.quality.results import RuleResult


@dataclass(frozen=True)
class TableResult:
    """`status`: loaded, unchanged, already-loaded, failed."""

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

    @property
    def changed(self) -> int:
        return self.inserted + self.updated + self.deleted


@dataclass(frozen=True)
class LoadResult:
    load_id: str
    source: str
    tables: list[TableResult] = field(default_factory=list)

    @property
    def failed(self) -> list[TableResult]:
        return [table for table in self.tables if table.status == "failed"]
