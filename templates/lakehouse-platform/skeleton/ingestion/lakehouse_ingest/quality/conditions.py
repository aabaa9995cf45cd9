"""Conditions as Spark expressions."""

from __future__ import annotations

from functools import reduce
from typing import Callable

from pyspark.sql import Column as SparkColumn
from pyspark.sql import functions as F

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted, text_literal
from lakehouse_ingest.quality.rules import Compared, Condition, Matches, NotMissing, NotNull, OneOf, Sized

_SHOWN = 60
_MANY = 5
_COMPARE: dict[str, Callable[[SparkColumn, SparkColumn], SparkColumn]] = {
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
}
_WORDS = {">=": "at least", ">": "greater than", "<=": "at most", "<": "less than"}


def broken(condition: Condition, column: Column) -> SparkColumn:
    """True when the typed column does not meet the condition, else false; never NULL."""
    value = F.col(quoted(column.name))
    if isinstance(condition, NotNull):
        return value.isNull()
    if isinstance(condition, NotMissing):
        listed = [_literal(text, column) for text in condition.values if text is not None]
        missing = value.isin(*listed) if listed else F.lit(False)
        return F.coalesce(missing, F.lit(None in condition.values))
    if isinstance(condition, OneOf):
        met = value.isin(*[_literal(text, column) for text in condition.values])
    elif isinstance(condition, Matches):
        met = value.rlike(condition.pattern)
    elif isinstance(condition, Compared):
        met = _COMPARE[condition.operator](value, _literal(condition.bound, column))
    elif isinstance(condition, Sized):
        met = _COMPARE[condition.operator](F.length(value), F.lit(condition.length))
    else:
        raise TypeError(f"{condition} needs other tables")
    return ~F.coalesce(met, F.lit(True))


def reason(condition: Condition, columns: list[Column]) -> SparkColumn:
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


def _literal(text: str, column: Column) -> SparkColumn:
    kind = spark_type(column)
    return F.lit(text) if kind == "string" else F.expr(f"cast({text_literal(text)} as {kind})")
