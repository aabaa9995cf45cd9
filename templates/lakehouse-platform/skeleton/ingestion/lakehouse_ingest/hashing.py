"""The hash of a row: hash spec v1 of the platform.

NULL is `~`, every other value is its length in code points, a colon and its text, so no separator can collide. NULLs at the end are left
out: a new column without values changes no hash. md5, lower-case hex.
"""

from __future__ import annotations

from typing import Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import functions as F

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted

NULL_MARKER = "~"


def row_hash(columns: Sequence[Column]) -> SparkColumn:
    """The hash over typed columns, in the given order."""
    last = F.greatest(*[F.when(F.col(quoted(c.name)).isNotNull(), F.lit(i + 1)).otherwise(F.lit(0)) for i, c in enumerate(columns)], F.lit(0))
    parts = F.array(*[_part(c) for c in columns])
    return F.md5(F.array_join(F.slice(parts, F.lit(1), last), ""))


def _part(column: Column) -> SparkColumn:
    text = _text(column)
    # Not by CASE: Spark computes a text that stands in several branches once in each of them.
    return F.coalesce(F.concat(F.length(text).cast("string"), F.lit(":"), text), F.lit(NULL_MARKER))


def _text(column: Column) -> SparkColumn:
    value, kind = F.col(quoted(column.name)), spark_type(column)
    if kind == "boolean":
        return F.when(value, F.lit("1")).when(~value, F.lit("0"))
    if kind == "date":
        return F.date_format(value, "yyyy-MM-dd")
    if kind in {"timestamp", "timestamp_ntz"}:
        return F.expr(f"cast(unix_micros(cast({quoted(column.name)} as timestamp)) as string)")
    if kind == "binary":
        return F.lower(F.hex(value))
    if kind.startswith("decimal"):
        # A plain cast prints small decimals in scientific notation; the cast of ANSI SQL does not.
        return F.expr(f"try_cast({quoted(column.name)} as string)")
    return value.cast("string")
