"""Conditions as Spark SQL, for the engine and for rulesets of other tools."""

from __future__ import annotations

from typing import Callable, Sequence

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted, text_literal
from lakehouse_ingest.quality.rules import Compared, Condition, HasParent, Matches, NotMissing, NotNull, OneOf, Sized


def broken_sql(condition: Condition, column: Column, literal: Callable[[str], str] = text_literal) -> str:
    """True when the typed column does not meet the condition, else false; never NULL. References need other tables: `orphans_sql`.

    `literal` writes a text as an SQL expression.
    """
    name = quoted(column.name)
    if isinstance(condition, NotNull):
        return f"{name} IS NULL"
    if isinstance(condition, NotMissing):
        listed = [text for text in condition.values if text is not None]
        null_is_missing = "true" if None in condition.values else "false"
        return f"coalesce({_among(name, listed, column, literal)}, {null_is_missing})" if listed else f"({name} IS NULL AND {null_is_missing})"
    if isinstance(condition, OneOf):
        met = _among(name, condition.values, column, literal)
    elif isinstance(condition, Matches):
        met = f"{name} RLIKE {literal(condition.pattern)}"
    elif isinstance(condition, Compared):
        met = f"{name} {condition.operator} {_typed(condition.bound, column, literal)}"
    elif isinstance(condition, Sized):
        met = f"length({name}) {condition.operator} {condition.length}"
    else:
        raise TypeError(f"{condition} needs other tables")
    return f"NOT coalesce({met}, true)"


def orphans_sql(condition: HasParent, columns: Sequence[str], table: str) -> str:
    """A query that counts the rows of `table` whose columns, all of them with a value, are no row of the parent."""
    pairs = list(zip(columns, condition.parent_columns))
    match = " AND ".join(f"child.{quoted(a)} = parent.{quoted(b)}" for a, b in pairs)
    filled = " AND ".join(f"child.{quoted(a)} IS NOT NULL" for a, _ in pairs)
    return f"SELECT count(*) FROM {table} child LEFT ANTI JOIN {quoted(condition.parent)} parent ON {match} WHERE {filled}"


def _among(name: str, values: Sequence[str], column: Column, literal: Callable[[str], str]) -> str:
    return f"{name} IN ({', '.join(_typed(value, column, literal) for value in values)})"


def _typed(text: str, column: Column, literal: Callable[[str], str]) -> str:
    kind = spark_type(column)
    return literal(text) if kind == "string" else f"cast({literal(text)} as {kind})"
