"""The short notation of the case files, and its times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Union

EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)
#: Hours since the beginning of 2026; with microseconds after it as text: "1+5us".
Time = Union[int, float, str]
SHORT = re.compile(r"(?P<key>[^@=]+)@(?P<at>[\d.]+(?:\+\d+us)?)(?:=(?P<payload>.*?))?(?P<deleted> deleted)?")


@dataclass(frozen=True)
class Row:
    key: str | None
    at: Time
    deleted: bool
    values: tuple[tuple[str, Any], ...]


def row(written: str | dict) -> Row:
    """Reads `k@1=A`, `k@2 deleted` or a mapping with `key`, `at` and columns."""
    if isinstance(written, dict):
        values = {name: value for name, value in written.items() if name not in ("key", "at", "deleted")}
        return Row(written["key"], written["at"], written.get("deleted", False), tuple(values.items()))
    match = SHORT.fullmatch(written)
    if not match:
        raise ValueError(f"Write a row as key@time=payload or key@time deleted, not {written!r}")
    at = match["at"] if "+" in match["at"] else as_number(float(match["at"]))
    return Row(match["key"], at, bool(match["deleted"]), (("a", match["payload"]),))


def load_time(at: Time) -> datetime:
    """The load time that the cases call `at`."""
    whole, _, micros = str(at).partition("+")
    return EPOCH + timedelta(hours=float(whole), microseconds=int(micros[:-2]) if micros else 0)


def hours(moment: datetime) -> Time:
    """The reverse of load_time."""
    micros = (moment - EPOCH) // timedelta(microseconds=1)
    rest = micros % 36_000_000  # cases write hours with at most two digits after the point
    number = as_number((micros - rest) / 3_600_000_000)
    return f"{number}+{rest}us" if rest else number


def as_number(value: float) -> int | float:
    return int(value) if value == int(value) else value
