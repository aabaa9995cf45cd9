"""One rule as text of the Data Quality Definition Language (DQDL) of AWS Glue.

A value that is NULL meets a rule of the contract, which DQDL has to be told with `where`. What DQDL has no exact words for is CustomSql over
`primary`, the data set under test: its DataFreshness asks every row, not the newest one; its `matches` asks for the whole value.
"""

from __future__ import annotations

import re
from typing import Optional, Sequence

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.quality.limits import number_text
from lakehouse_ingest.quality.rules import (
    Compared,
    Condition,
    Duplicates,
    EventAge,
    HasParent,
    Limit,
    LoadAge,
    Matches,
    NotNull,
    OneOf,
    RowCount,
    RowRule,
    Rule,
    Sized,
    TableRule,
    Violations,
)
from lakehouse_ingest.quality.sql import broken_sql, orphans_sql

_OPERATORS = {
    "mustBe": "=",
    "mustNotBe": "!=",
    "mustBeGreaterThan": ">",
    "mustBeGreaterOrEqualTo": ">=",
    "mustBeLessThan": "<",
    "mustBeLessOrEqualTo": "<=",
}
_NONE = (Limit("mustBe", 0),)
# What a quoted text of a list can be without being taken for a date, a time or an escape.
_PLAIN = re.compile(r"(?!\d{4}-\d{2}-\d{2}$|\d{1,2}:\d{2}( [AP]M)?$)[^\"\\\x00-\x1f]+")
# $ may start a variable of Spark's SQL.
_SQL_PLAIN = re.compile(r"[^'\"\\$\x00-\x1f]+")


def text(value: str) -> str:
    """A quoted text. The parser keeps escapes as they are, so there must be nothing to escape."""
    if not re.fullmatch(r"[^\"\\\x00-\x1f]*", value):
        raise ValueError(f"{value} cannot be quoted in DQDL")
    return f'"{value}"'


def dqdl_rule(rule: Rule, columns: Sequence[Column]) -> Optional[str]:
    """The rule in DQDL; None for one that is not about rows (the time between loads). `columns`: those of the rule."""
    if isinstance(rule, RowRule):
        return _row_rule(rule.condition, columns)
    if isinstance(rule, TableRule):
        return _table_rule(rule, columns)
    raise TypeError(f"{rule} is no rule")


def _row_rule(condition: Condition, columns: Sequence[Column]) -> str:
    column = columns[0]
    if isinstance(condition, NotNull):
        return f"IsComplete {text(column.name)}"
    if isinstance(condition, HasParent):
        return _reference(condition, columns)
    values = None
    if isinstance(condition, Sized):
        values = f"ColumnLength {text(column.name)} {condition.operator} {condition.length}"
    elif isinstance(condition, Compared):
        bound = _value(condition.bound, column)
        values = bound and f"ColumnValues {text(column.name)} {condition.operator} {bound}"
    elif isinstance(condition, OneOf):
        listed = [_value(value, column) for value in condition.values]
        values = f"ColumnValues {text(column.name)} in [{', '.join(filter(None, listed))}]" if all(listed) else None
    elif isinstance(condition, Matches) and re.fullmatch(r"\^[^|\"\\\x00-\x1f]*\$", condition.pattern):
        values = f"ColumnValues {text(column.name)} matches {text(condition.pattern)}"
    if values:
        return f"{values} where {text(f'{quoted(column.name)} IS NOT NULL')}"
    return _custom(f"SELECT count_if({broken_sql(condition, column, _literal)}) FROM primary", _NONE)


def _table_rule(rule: TableRule, columns: Sequence[Column]) -> Optional[str]:
    names = ", ".join(quoted(column.name) for column in columns)
    if isinstance(rule.measure, LoadAge):
        return None
    if isinstance(rule.measure, RowCount):
        return _limited("RowCount", rule.limits)
    if isinstance(rule.measure, EventAge):
        return _custom(f"SELECT unix_timestamp() - unix_timestamp(max({names})) FROM primary", rule.limits)
    if isinstance(rule.measure, Violations) and isinstance(rule.measure.condition, HasParent):
        return _reference(rule.measure.condition, columns)
    if isinstance(rule.measure, Duplicates):
        if rule.limits == _NONE and len(columns) == 1:
            return f"IsUnique {text(columns[0].name)} where {text(f'{names} IS NOT NULL')}"
        counted = f"count({names}) - count(DISTINCT {names})"
    else:
        counted = f"count_if({broken_sql(rule.measure.condition, columns[0], _literal)})"
    counted = counted if rule.unit == "rows" else f"coalesce(100.0 * ({counted}) / count(*), 0)"
    return _custom(f"SELECT {counted} FROM primary", rule.limits)


def _reference(condition: HasParent, columns: Sequence[Column]) -> str:
    if all(column.key_position is not None or column.fields.get("required") for column in columns):
        names, targets = ",".join(c.name for c in columns), ",".join(condition.parent_columns)
        target = f"{condition.parent}.{targets}" if len(columns) == 1 else f"{condition.parent}.{{{targets}}}"
        return f"ReferentialIntegrity {text(names)} {text(target)} = 1.0"
    return _custom(orphans_sql(condition, [column.name for column in columns], "primary"), _NONE)


def _custom(query: str, limits: Sequence[Limit]) -> str:
    return _limited(f"CustomSql {text(query)}", limits)


def _limited(measure: str, limits: Sequence[Limit]) -> str:
    rules = [f"{measure} {_limit(limit)}" for limit in limits]
    return rules[0] if len(rules) == 1 else " and ".join(f"({rule})" for rule in rules)


def _limit(limit: Limit) -> str:
    if limit.operator in _OPERATORS:
        return f"{_OPERATORS[limit.operator]} {number_text(limit.low)}"
    # Both ends are left out in DQDL as they are in the standard.
    between = f"between {number_text(limit.low)} and {number_text(limit.high)}"
    return between if limit.operator == "mustBeBetween" else f"not {between}"


def _literal(value: str) -> str:
    """A text in SQL without quotes, backslashes and line breaks inside: those are written by their code points."""
    if not value or _SQL_PLAIN.fullmatch(value):
        return f"'{value}'"
    parts = [f"'{part}'" if _SQL_PLAIN.fullmatch(part) else f"chr({ord(part)})" for part in re.findall(_SQL_PLAIN.pattern + r"|[\s\S]", value)]
    return f"concat({', '.join(parts)})"


def _value(value: str, column: Column) -> Optional[str]:
    """A constant of DQDL, or None when it has none for the value."""
    kind = spark_type(column)
    if kind == "string":
        return "EMPTY" if value == "" else text(value) if _PLAIN.fullmatch(value) else None
    if kind == "date":
        return f'"{value}"'
    return value if re.fullmatch(r"-?\d+(\.\d+)?", value) else None
