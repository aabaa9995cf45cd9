"""Rules of the standard's library (`quality:` with `metric`), at a column or at a table.

A rule that allows not a single row is a rule on rows: what breaks it is rejected. One with another limit counts over the whole table.
Rules of type text, sql and custom are for other tools.
"""

from __future__ import annotations

from typing import Any, Callable, Iterator, Mapping, Optional, Sequence

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.quality.limits import OPERATORS, allows_none, limit_of
from lakehouse_ingest.quality.problems import problem
from lakehouse_ingest.quality.rules import (
    ERROR,
    WARNING,
    Condition,
    Duplicates,
    Limit,
    Matches,
    Measure,
    NotMissing,
    NotNull,
    OneOf,
    RowCount,
    RowRule,
    Rule,
    TableRule,
    Violations,
)
from lakehouse_ingest.quality.values import fits, value_text
from lakehouse_ingest.suggestions import did_you_mean

_REPORTED = {"warning", "warn", "info"}
_Item = Mapping[str, Any]


def library_rules(items: Sequence[_Item], path: str, table: Table, column: Optional[Column] = None) -> Iterator[Rule]:
    """Rules of a `quality` list; `column` None: the list of the table."""
    for index, item in enumerate(items):
        where = f"{path}.quality[{index}]"
        if not isinstance(item, dict):
            raise problem(where, f"{item} is no rule", "Write a mapping, for example { metric: nullValues, mustBe: 0 }")
        if item.get("type", "library") == "library":
            yield _rule(item, where, table, column)


def _rule(item: _Item, path: str, table: Table, column: Optional[Column]) -> Rule:
    metric = item.get("metric") or item.get("rule")
    known = _OF_TABLE if column is None else [*_CONDITIONS, "duplicateValues"]
    if metric not in known:
        level = "table" if column is None else "column"
        raise problem(path, f"{metric or 'the rule without a metric'} cannot be checked at a {level}", did_you_mean(str(metric), known).rstrip("."))
    unit, limits = _unit(item, path), _limits(item, path)
    columns = (column.name,) if column else _columns(item, path, table) if metric == "duplicateValues" else ()
    name = str(item["id"]) if item.get("id") else ".".join([*([column.name] if column else []), metric])
    common = (name, metric, columns, WARNING if str(item.get("severity", "")).lower() in _REPORTED else ERROR, path)
    if column is None or metric == "duplicateValues":
        measure: Measure = RowCount() if metric == "rowCount" else Duplicates()
        return TableRule(*common, measure, limits, unit)
    condition = _CONDITIONS[metric](item, path, column)
    if allows_none(limits, unit):
        return RowRule(*common, condition)
    return TableRule(*common, Violations(condition), limits, unit)


def _limits(item: _Item, path: str) -> tuple[Limit, ...]:
    found = [operator for operator in OPERATORS if operator in item]
    if not found:
        raise problem(path, "the rule has no comparison", "Add one, for example mustBe: 0")
    try:
        return tuple(limit_of(operator, item[operator]) for operator in found)
    except ValueError as error:
        raise problem(path, f"{', '.join(found)} cannot be compared with: {error}", "Correct the number") from None


def _unit(item: _Item, path: str) -> str:
    unit = str(item.get("unit") or "rows").lower()
    if unit in {"percent", "%"} and item.get("metric") != "rowCount":
        return "percent"
    if unit != "rows":
        raise problem(path, f"{unit} is no unit of {item.get('metric')}", "Write rows or percent")
    return unit


def _columns(item: _Item, path: str, table: Table) -> tuple[str, ...]:
    names, known = _argument(item, path, "properties"), [column.name for column in table.columns]
    for name in names:
        if name not in known:
            raise problem(f"{path}.arguments.properties", f"{table.name} has no column {name}", did_you_mean(str(name), known).rstrip("."))
    return tuple(names)


def _invalid(item: _Item, path: str, column: Column) -> Condition:
    arguments = _arguments(item, path)
    if "pattern" in arguments:
        return Matches(str(arguments["pattern"]))
    values = [value_text(value) for value in _argument(item, path, "validValues") if value is not None]
    for value in values:
        if not fits(value, spark_type(column)):
            what = f"{value} is no value of {column.name}, which is a {spark_type(column)}"
            raise problem(f"{path}.arguments.validValues", what, "Write values of that type")
    return OneOf(tuple(values))


def _missing(item: _Item, path: str, column: Column) -> Condition:
    return NotMissing(tuple(None if value is None else value_text(value) for value in _argument(item, path, "missingValues")))


def _arguments(item: _Item, path: str) -> Mapping[str, Any]:
    arguments = item.get("arguments") or {}
    if not isinstance(arguments, dict):
        raise problem(f"{path}.arguments", f"{arguments} are no arguments", "Write them with their names, for example validValues: [a, b]")
    return arguments


def _argument(item: _Item, path: str, name: str) -> Sequence[Any]:
    values = _arguments(item, path).get(name)
    if not isinstance(values, list) or not values:
        raise problem(path, f"{item.get('metric')} needs a list in arguments.{name}", f"Add arguments.{name}")
    return values


_CONDITIONS: Mapping[str, Callable[[_Item, str, Column], Condition]] = {
    "nullValues": lambda item, path, column: NotNull(),
    "missingValues": _missing,
    "invalidValues": _invalid,
}
_OF_TABLE = ["rowCount", "duplicateValues"]
