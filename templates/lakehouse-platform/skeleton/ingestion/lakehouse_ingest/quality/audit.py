"""Rules on the whole table, between writing and publishing."""

from __future__ import annotations

from pyspark.sql import DataFrame

from lakehouse_ingest.contract import Table
from lakehouse_ingest.load import Load
from lakehouse_ingest.quality.rows import Lookups


def has_audit(table: Table) -> bool:
    """Whether the contract has rules that need the whole table."""
    return False


def audit_table(current: DataFrame, table: Table, lookups: Lookups, load: Load) -> None:
    """`current`: the state that would be published. Raises TableFailed with the rules that it breaks."""
