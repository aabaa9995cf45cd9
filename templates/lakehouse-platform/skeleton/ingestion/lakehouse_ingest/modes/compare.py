"""Rows of the source against the newest state in raw: what is new, changed, gone, or there twice."""

from __future__ import annotations

from typing import Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.modes.hashed import HASH
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE

OP = "_op"
#: In place of an operation: the source has the key more than once.
TWICE = "twice"
_OLD, _COPIES = "_old_hash", "_copies"


def changed_keys(rows: DataFrame, state: DataFrame, key: Sequence[str]) -> DataFrame:
    """Key and OP (I, U, D, or TWICE) of every key that is not the same in `rows` and `state`, both with HASH; computed once.

    Only keys and hashes are moved and sorted, never whole rows: most rows of most loads have not changed.
    """
    names = [quoted(name) for name in key]
    new = rows.groupBy(*names).agg(F.count("*").alias(_COPIES), F.max(HASH).alias(HASH))
    joined = new.join(state.withColumnRenamed(HASH, _OLD), list(key), "full_outer")
    op = (
        F.when(F.col(_COPIES) > 1, TWICE)
        .when(F.col(_OLD).isNull(), "I")
        .when(F.col(HASH).isNull(), "D")
        .when(F.col(HASH) != F.col(_OLD), "U")
    )
    return computed_once(joined.select(*names, op.alias(OP)).where(F.col(OP).isNotNull()))


def counted(operations: DataFrame, key: Sequence[str]) -> dict[str, int]:
    """Rows per operation. Raises TableFailed that names up to three keys which the source has twice."""
    counts = {row[OP]: row["count"] for row in operations.groupBy(OP).count().collect()}
    if TWICE in counts:
        _refuse_twice(operations.where(F.col(OP) == TWICE), key)
    return counts


def refuse_duplicate_keys(rows: DataFrame, table: Table) -> None:
    """The same for rows that are compared with nothing."""
    if table.key:
        twice = rows.groupBy(*map(quoted, table.key)).count().where("count > 1")
        _refuse_twice(twice, table.key)


def with_operation(rows: DataFrame, table: Table, operation: SparkColumn, *more: str) -> DataFrame:
    """The columns of a change, in the order of raw, and `more`. `rows` has HASH."""
    return rows.select(*[F.col(quoted(c.name)) for c in table.columns], operation.alias(OP), HASH, ROW_NUMBER, SOURCE_FILE, *more)


def _refuse_twice(keys: DataFrame, key: Sequence[str]) -> None:
    names = [quoted(name) for name in key]
    twice = keys.orderBy(*names).limit(3).collect()
    if twice:
        examples = "; ".join(", ".join(f"{name} {row[name]}" for name in key) for row in twice)
        raise TableFailed(f"The primary key is not unique in the source: {examples}. Correct the rows, or the primary key in the contract.")
