"""Cuts the values of a key into ranges that are read side by side."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Callable, Optional

#: A half-open range [lower, upper) as texts of the key; None is open. Only the first range takes NULLs.
Range = tuple[Optional[str], Optional[str]]

_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1)


def ranges(kind: str, lowest: str, highest: str, number: int) -> Optional[list[Range]]:
    """At most `number` ranges of equal width that together hold every value, beyond the bounds too: rows may come while one reads.

    `kind`: integer, date or timestamp. None when the bounds cannot be counted (infinity, BC): read in one piece then.
    """
    steps, text = _STEPS[kind], _TEXTS[kind]
    try:
        first, last = steps(lowest), steps(highest)
    except ValueError:
        return None
    number = max(1, min(number, last - first + 1))
    cuts = [text(first + (last - first + 1) * place // number) for place in range(1, number)]
    return list(zip([None, *cuts], [*cuts, None]))


def condition(column: str, bounds: Range, literal: Callable[[str], str]) -> str:
    """SQL for one range; `column` is quoted, `literal` makes a literal of a text."""
    lower, upper = bounds
    parts = [f"{column} >= {literal(lower)}"] if lower is not None else []
    parts += [f"{column} < {literal(upper)}"] if upper is not None else []
    said = " AND ".join(parts) or "1 = 1"
    return said if lower is not None or upper is None else f"({said} OR {column} IS NULL)"


def _date_step(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _timestamp_step(text: str) -> int:
    # Microseconds; the zone is always UTC, because the session is.
    return (datetime.fromisoformat(_six_digits(text.split("+")[0].strip())) - _EPOCH) // _MICROSECOND


def _six_digits(text: str) -> str:
    whole, point, fraction = text.partition(".")
    return f"{whole}.{fraction[:6]:0<6}" if point else whole


def _timestamp_text(step: int) -> str:
    return (_EPOCH + step * _MICROSECOND).isoformat(sep=" ")


_STEPS: dict[str, Callable[[str], int]] = {"integer": int, "date": _date_step, "timestamp": _timestamp_step}
_TEXTS: dict[str, Callable[[int], str]] = {"integer": str, "date": lambda step: date.fromordinal(step).isoformat(), "timestamp": _timestamp_text}
