"""What a full read changes: the rows of the source against the newest state in raw."""

from __future__ import annotations

from typing import Optional

from pyspark.sql import Column as SparkColumn
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.hashing import row_hash
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.sources.base import ROW_NUMBER, SOURCE_FILE

_OCCURRENCE = "_occurrence"
_HASH = "_row_hash"


def refuse_duplicate_keys(rows: DataFrame, table: Table) -> None:
    """Raises TableFailed that names up to three keys which the source has twice."""
    if not table.key:
        return
    keys = [F.col(quoted(name)) for name in table.key]
    twice = rows.groupBy(*keys).count().where("count > 1").orderBy(*keys).limit(3).collect()
    if twice:
        examples = "; ".join(", ".join(f"{name} {row[name]}" for name in table.key) for row in twice)
        raise TableFailed(f"The primary key is not unique in the source: {examples}. Correct the rows, or the primary key in the contract.")


def with_hash(rows: DataFrame, table: Table) -> DataFrame:
    """Adds the hash and, for a table without a primary key, the number of the occurrence among equal rows."""
    hashed = rows.withColumn(_HASH, row_hash(table.columns))
    if table.key:
        return hashed
    return hashed.withColumn(_OCCURRENCE, F.row_number().over(Window.partitionBy(_HASH).orderBy(ROW_NUMBER)))


def changes(rows: DataFrame, current: Optional[DataFrame], table: Table, keep: Optional[DataFrame], deletes: bool) -> DataFrame:
    """The rows to append, with `_op`.

    `current` None: nothing is there yet. `keep`: keys of rejected rows; they are in the source, so they are not deletions.
    `deletes` False: no row is taken as deleted.
    """
    incoming = with_hash(rows, table)
    names = [c.name for c in table.columns]
    if current is None:
        return incoming.select(*_all(names), F.lit("I").alias("_op"), _HASH, ROW_NUMBER, SOURCE_FILE)
    # Hashed again with the columns of today, so that a new or moved column is no change of every row.
    old = with_hash(_with_columns(current, table), table)
    identity = table.key or [_HASH, _OCCURRENCE]
    new, was = incoming.alias("new"), old.alias("was")
    match = [F.col(f"new.{quoted(n)}") == F.col(f"was.{quoted(n)}") for n in identity]
    is_new, is_gone = F.col(f"was.{_HASH}").isNull(), F.col(f"new.{_HASH}").isNull()
    op = F.when(is_new, "I").when(is_gone, "D").when(F.col(f"new.{_HASH}") != F.col(f"was.{_HASH}"), "U")
    joined = new.join(was, match, "full_outer")

    def value(name: str) -> SparkColumn:
        return F.when(is_gone, F.col(f"was.{quoted(name)}")).otherwise(F.col(f"new.{quoted(name)}")).alias(name)

    found = joined.select(
        *map(value, names),
        op.alias("_op"),
        value(_HASH),
        F.coalesce(F.col(f"new.{ROW_NUMBER}"), F.col(f"was.{ROW_NUMBER}")).alias(ROW_NUMBER),
        F.col(f"new.{SOURCE_FILE}").alias(SOURCE_FILE),
    ).where(F.col("_op").isNotNull())
    if not deletes:
        return found.where("_op <> 'D'")
    return _without_kept(found, keep, table)


def _without_kept(found: DataFrame, keep: Optional[DataFrame], table: Table) -> DataFrame:
    if keep is None:
        return found
    gone, other = found.where("_op = 'D'"), found.where("_op <> 'D'")
    return other.unionByName(gone.join(keep, table.key, "left_anti").select(*map(quoted, found.columns)))


def _with_columns(current: DataFrame, table: Table) -> DataFrame:
    return current.select(*_all([c.name for c in table.columns]), ROW_NUMBER)


def _all(names: list[str]) -> list[SparkColumn]:
    return [F.col(quoted(name)) for name in names]
