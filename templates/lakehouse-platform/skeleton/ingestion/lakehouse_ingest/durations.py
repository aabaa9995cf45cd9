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


_ISO = re.compile(r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?")


def parse_iso_duration(text: Any) -> Optional[timedelta]:
    """Reads an ISO 8601 duration such as `PT5M` or `P1DT12H`; None when it is none, or holds years or months, which have no fixed length."""
    match = _ISO.fullmatch(str(text).strip())
    parts = {name: float(value) for name, value in match.groupdict().items() if value} if match else {}
    return timedelta(**parts) if parts else None
