"""Values of cursor columns: as texts, in order, moved back by an overlap. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any, Optional, Union

from lakehouse_ingest.column_types import spark_type
from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.durations import parse_iso_duration
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.suggestions import did_you_mean

Value = Union[Decimal, date, datetime]

_TIMES = {"date", "timestamp", "timestamp_ntz"}
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?")


@dataclass(frozen=True)
class Cursor:
    """A column of the contract whose values grow. `type`: its Spark type."""

    column: str
    type: str

    @property
    def is_time(self) -> bool:
        return self.type in _TIMES

    def parse(self, text: str) -> Value:
        """Raises ValueError when the text is no value of the column."""
        if not self.is_time:
            try:
                return Decimal(text)
            except InvalidOperation:
                raise ValueError(text) from None
        moment = _moment(text)
        if self.type == "date":
            return moment.date()
        if self.type == "timestamp":
            return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        return moment.replace(tzinfo=None)

    def text(self, value: Value) -> str:
        """The text that sources understand and that `parse` reads back: `2020-01-31`, `2020-01-31 12:00:00.000001+00:00`, `1250`."""
        if isinstance(value, datetime):
            return value.isoformat(sep=" ", timespec="microseconds")
        return value.isoformat() if isinstance(value, date) else format(value, "f")

    def back(self, value: Value, overlap: Any) -> Value:
        """`value` less the overlap. Raises TableFailed when the overlap does not fit the column."""
        if overlap is None:
            return value
        if isinstance(value, Decimal):
            number = _number(overlap)
            if number is None:
                raise TableFailed(f"lakehouse.overlap is {overlap}, but the cursor {self.column} is a number: write a number that is not negative.")
            return value - number
        length = parse_iso_duration(overlap)
        if length is None:
            raise TableFailed(f"lakehouse.overlap is {overlap}, but the cursor {self.column} is a time: write an ISO 8601 duration, for example PT1H.")
        # A date is moved by whole days: part of a day is a day.
        return value - (timedelta(days=-(-length // timedelta(days=1))) if self.type == "date" else length)


def cursor_of(table: Table, setting: str) -> Cursor:
    """The cursor that a setting of the table names. Raises TableFailed when there is none, or its values have no order."""
    name = table.settings.get(setting)
    if not name:
        raise TableFailed(f"The load mode needs lakehouse.{setting} in the contract of {table.name}: the column that grows with every change.")
    found: Optional[Column] = next((column for column in table.columns if column.name == name), None)
    if found is None:
        raise TableFailed(f"lakehouse.{setting} of {table.name} names no column: {name}. {did_you_mean(str(name), [c.name for c in table.columns])}")
    kind = spark_type(found)
    if kind not in _TIMES and kind not in {"int", "bigint"} and not kind.startswith("decimal"):
        raise TableFailed(f"lakehouse.{setting} of {table.name} is {name}, a {kind}: it must be a number, a date or a timestamp, whose values grow in one order everywhere.")
    return Cursor(found.name, kind)


def _moment(text: str) -> datetime:
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    micros = int((match[7] or "").ljust(6, "0")[:6])
    moment = datetime(year, month, day, hour, minute, second, micros)
    if match[8] is None:
        return moment
    return moment.replace(tzinfo=timezone.utc) - _offset(match[8])


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta(0)
    digits = text[1:].replace(":", "").ljust(4, "0")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -length if text[0] == "-" else length


def _number(overlap: Any) -> Optional[Decimal]:
    try:
        number = Decimal(str(overlap))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None
