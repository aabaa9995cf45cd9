"""Rules that a column's own keys state: `required`, `unique` and `logicalTypeOptions`."""

from __future__ import annotations

from typing import Iterator, Mapping, Sequence

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column
from lakehouse_ingest.quality.problems import problem
from lakehouse_ingest.quality.rules import ERROR, Compared, Condition, Duplicates, Limit, Matches, NotNull, RowRule, Rule, Sized, TableRule
from lakehouse_ingest.quality.values import fits, order_of, value_text

#: Options that bound the value, with the operator that they stand for.
BOUNDS = {"minimum": ">=", "exclusiveMinimum": ">", "maximum": "<=", "exclusiveMaximum": "<"}
_LENGTHS = {"minLength": ">=", "maxLength": "<="}


def column_rules(column: Column, path: str, key: Sequence[str]) -> Iterator[Rule]:
    """Rules of one column. `key`: columns of the table's primary key; what the key already means is not asked again."""
    if column.fields.get("required") and column.name not in key:
        yield RowRule(f"{column.name}.required", "required", (column.name,), ERROR, f"{path}.required", NotNull())
    if column.fields.get("unique") and list(key) != [column.name]:
        yield TableRule(f"{column.name}.unique", "unique", (column.name,), ERROR, f"{path}.unique", Duplicates(), (Limit("mustBe", 0),))
    where = f"{path}.logicalTypeOptions"
    _refuse_contradictions(column, where)
    for option, condition in _conditions(column, where):
        yield RowRule(f"{column.name}.{option}", option, (column.name,), ERROR, f"{where}.{option}", condition)


def _conditions(column: Column, path: str) -> Iterator[tuple[str, Condition]]:
    kind, options = spark_type(column), column.options
    for option, operator in BOUNDS.items():
        if option in options:
            bound = value_text(options[option])
            if column.logical_type in {"array", "object", "boolean"} or not fits(bound, kind):
                raise problem(f"{path}.{option}", f"{bound} is no value of {column.name}, which is a {kind}", f"Write a value of that type, or remove {option}")
            yield option, Compared(operator, bound)
    if kind == "string":
        if "pattern" in options:
            yield "pattern", Matches(str(options["pattern"]))
        for option, operator in _LENGTHS.items():
            if option in options:
                yield option, Sized(operator, _length(options, option, path))


def _refuse_contradictions(column: Column, path: str) -> None:
    kind, options = spark_type(column), column.options
    lows = [(order_of(value_text(options[name]), kind), name) for name in ("minimum", "exclusiveMinimum") if name in options]
    highs = [(order_of(value_text(options[name]), kind), name) for name in ("maximum", "exclusiveMaximum") if name in options]
    if "minLength" in options and "maxLength" in options:
        lows.append((_length(options, "minLength", path), "minLength"))
        highs.append((_length(options, "maxLength", path), "maxLength"))
    for low, lower in lows:
        for high, upper in highs:
            if (lower == "minLength") != (upper == "maxLength") or low is None or high is None:
                continue
            exclusive = lower.startswith("exclusive") or upper.startswith("exclusive")
            if low > high or (low == high and exclusive):
                raise problem(path, f"{lower} {options[lower]} and {upper} {options[upper]} leave no value for {column.name}", "Correct one of the two")


def _length(options: Mapping[str, object], option: str, path: str) -> int:
    length = options[option]
    if isinstance(length, bool) or not isinstance(length, int) or length < 0:
        raise problem(f"{path}.{option}", f"{length} is no number of characters", "Write a whole number from 0")
    return length
