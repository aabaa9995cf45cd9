"""Durations as people and the standard write them: `30m`, `6h`, `1 day`, `1h 30m`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Optional

_NAMES = {
    "seconds": "s sec second seconds",
    "minutes": "m min minute minutes",
    "hours": "h hr hour hours",
    "days": "d day days",
    "weeks": "w week weeks",
}
_UNITS = {name: unit for unit, names in _NAMES.items() for name in names.split()}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)", re.IGNORECASE)


def duration(value: Any, unit: str) -> Optional[timedelta]:
    """A value with a unit (6, `h`); None when it is no positive duration."""
    word = _UNITS.get(unit.strip().lower())
    try:
        number = float(value)
        found = timedelta(**{word: number}) if word else None
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found and found > timedelta(0) else None


def parse_duration(text: str) -> Optional[timedelta]:
    """Reads parts like `1h 30m`; None when there is anything else in the text."""
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        return None
    found = [duration(*part) for part in parts]
    return sum(filter(None, found), timedelta(0)) if all(found) else None
