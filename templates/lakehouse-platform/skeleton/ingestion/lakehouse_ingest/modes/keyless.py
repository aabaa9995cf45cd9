"""Rows without a primary key: equal rows are counted, because nothing else tells them apart."""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Table
from lakehouse_ingest.frames import computed_once
from lakehouse_ingest.modes.compare import OP, with_operation
from lakehouse_ingest.modes.hashed import HASH, with_hash
from lakehouse_ingest.sources.base import ROW_NUMBER

_OCCURRENCE, _NEW, _OLD = "_occurrence", "_new", "_old"


def keyless_changes(rows: DataFrame, state: DataFrame, table: Table, deletes: bool) -> DataFrame:
    """Of each kind of row, as many insertions or deletions as the source has more or fewer than `state`; computed once.

    `rows` has HASH; `state` has every row as often as it is there (RawTable.current).
    """
    new, old = _numbered(rows), _numbered(with_hash(state, table))
    inserted = new.join(_per_hash(old, _OLD), HASH, "left").where(F.col(_OCCURRENCE) > F.coalesce(F.col(_OLD), F.lit(0)))
    found = with_operation(inserted, table, F.lit("I"))
    if deletes:
        deleted = old.join(_per_hash(new, _NEW), HASH, "left").where(F.col(_OCCURRENCE) > F.coalesce(F.col(_NEW), F.lit(0)))
        found = found.unionByName(with_operation(deleted, table, F.lit("D")))
    return computed_once(found)


def counted_rows(found: DataFrame) -> dict[str, int]:
    return {row[OP]: row["count"] for row in found.groupBy(OP).count().collect()}


def _numbered(rows: DataFrame) -> DataFrame:
    return rows.withColumn(_OCCURRENCE, F.row_number().over(Window.partitionBy(HASH).orderBy(ROW_NUMBER)))


def _per_hash(rows: DataFrame, name: str) -> DataFrame:
    return rows.groupBy(HASH).agg(F.count("*").alias(name))
