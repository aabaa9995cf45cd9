"""Conditions as Spark expressions, and what is said of a row that does not meet one."""

from __future__ import annotations

from functools import reduce
from typing import Sequence

from pyspark.sql import Column as SparkColumn
from pyspark.sql import functions as F

from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.quality.rules import Compared, Condition, Matches, NotMissing, NotNull, OneOf, Sized
from lakehouse_ingest.quality.sql import broken_sql

_SHOWN = 60
_MANY = 5
_WORDS = {">=": "at least", ">": "greater than", "<=": "at most", "<": "less than"}


def broken(condition: Condition, column: Column) -> SparkColumn:
    """True when the typed column does not meet the condition, else false; never NULL."""
    return F.expr(broken_sql(condition, column))


def reason(condition: Condition, columns: Sequence[Column]) -> SparkColumn:
    """The sentence on a row that does not meet the condition."""
    shown = [F.coalesce(F.expr(f"left(cast({quoted(c.name)} as string), {_SHOWN})"), F.lit("empty")) for c in columns]
    values = reduce(lambda a, b: F.concat(a, F.lit(", "), b), shown)
    return F.concat(F.lit(f"{', '.join(c.name for c in columns)} is "), values, F.lit(f", {_demand(condition)}"))


def _demand(condition: Condition) -> str:
    if isinstance(condition, NotNull):
        return "but it is required"
    if isinstance(condition, NotMissing):
        return "which stands for a missing value"
    if isinstance(condition, OneOf):
        more = f" or {len(condition.values) - _MANY} others" if len(condition.values) > _MANY else ""
        return f"which is none of {', '.join(condition.values[:_MANY])}{more}"
    if isinstance(condition, Matches):
        return f"which does not match {condition.pattern}"
    if isinstance(condition, Compared):
        return f"which is not {_WORDS[condition.operator]} {condition.bound}"
    if isinstance(condition, Sized):
        return f"which does not have {_WORDS[condition.operator]} {condition.length} characters"
    return f"which is not in {condition.parent} ({', '.join(condition.parent_columns)})"
