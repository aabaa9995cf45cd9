"""Which columns the hash of a row covers, and the rows of raw with a hash that can be compared."""

from __future__ import annotations

from typing import Optional

from pyspark.sql import DataFrame

from lakehouse_ingest.contract import Table
from lakehouse_ingest.hashing import row_hash
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.raw_table import RawTable, hashed_columns

HASH = "_row_hash"


def with_hash(rows: DataFrame, table: Table) -> DataFrame:
    """Adds the hash of the row, over the columns of today."""
    return rows.withColumn(HASH, row_hash(hashed_columns(table)))


def hashed_state(raw: RawTable, keys: Optional[DataFrame] = None) -> DataFrame:
    """Key and hash of every row that is not deleted, of all rows or of those with the given keys; in one pass over raw.

    The stored hashes are read where they cover the columns of today; else the rows are read whole and hashed again, so that a column that
    moved or left the contract is no change of every row.
    """
    if raw.stored_hashes_hold():
        return raw.newest([HASH], keys)
    names, there = raw.table.key, set(raw.columns())
    values = [c.name for c in hashed_columns(raw.table) if c.name in there and c.name not in names]
    rows = raw.with_missing(raw.newest(values, keys))
    return with_hash(rows, raw.table).select(*map(quoted, names), HASH)
