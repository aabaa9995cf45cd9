"""Whether a measure is within the limits of a rule, and how that is said."""

from __future__ import annotations

import math
from typing import Any, Callable, Mapping, Sequence

from lakehouse_ingest.quality.rules import Limit

_Test = Callable[[float, Limit], bool]

_TESTS: Mapping[str, _Test] = {
    "mustBe": lambda measured, limit: measured == limit.low,
    "mustNotBe": lambda measured, limit: measured != limit.low,
    "mustBeGreaterThan": lambda measured, limit: measured > limit.low,
    "mustBeGreaterOrEqualTo": lambda measured, limit: measured >= limit.low,
    "mustBeLessThan": lambda measured, limit: measured < limit.low,
    "mustBeLessOrEqualTo": lambda measured, limit: measured <= limit.low,
    # The standard: between is greater than the one and less than the other.
    "mustBeBetween": lambda measured, limit: limit.low < measured < limit.high,
    "mustNotBeBetween": lambda measured, limit: not limit.low < measured < limit.high,
}
_WORDS = {
    "mustBe": "must be",
    "mustNotBe": "must not be",
    "mustBeGreaterThan": "must be greater than",
    "mustBeGreaterOrEqualTo": "must be at least",
    "mustBeLessThan": "must be less than",
    "mustBeLessOrEqualTo": "must be at most",
    "mustBeBetween": "must be between",
    "mustNotBeBetween": "must not be between",
}
OPERATORS = tuple(_TESTS)
_RANGES = {"mustBeBetween", "mustNotBeBetween"}


def holds(measured: float, limits: Sequence[Limit]) -> bool:
    """Whether all limits hold."""
    return all(_TESTS[limit.operator](measured, limit) for limit in limits)


def limit_of(operator: str, value: Any) -> Limit:
    """Reads `mustBe…: value`. Raises ValueError that says what is wrong with the value."""
    if operator not in _RANGES:
        return Limit(operator, _number(value))
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise ValueError("it needs a list of two numbers")
    low, high = _number(value[0]), _number(value[1])
    if low >= high:
        raise ValueError(f"nothing is between {value[0]} and {value[1]}")
    return Limit(operator, low, high)


def limits_text(limits: Sequence[Limit], unit: str) -> str:
    """For example `must be less than 5 percent`."""
    suffix = " percent" if unit == "percent" else ""
    return " and ".join(f"{_WORDS[limit.operator]} {_bounds(limit)}" for limit in limits) + suffix


def allows_none(limits: Sequence[Limit], unit: str) -> bool:
    """Whether the limits mean: not a single row. Then each row can be judged by itself."""
    least = 1.0 if unit == "rows" else 1e-9
    # What is allowed only changes at a bound: so it is enough to look at, before and after each.
    bounds = [bound for limit in limits for bound in (math.floor(limit.low), limit.low, math.floor(limit.high), limit.high)]
    counts = {least, 1e18, *(bound + step for bound in bounds for step in (-least, 0, least))}
    if unit == "rows":
        counts = {count for count in counts if count == math.floor(count)}
    return holds(0, limits) and not any(holds(count, limits) for count in counts if count >= least)


def number_text(value: float) -> str:
    """3.0 -> 3, 2.50 -> 2.5."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _bounds(limit: Limit) -> str:
    if limit.operator in _RANGES:
        return f"{number_text(limit.low)} and {number_text(limit.high)}"
    return number_text(limit.low)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a number")
    return float(value)
