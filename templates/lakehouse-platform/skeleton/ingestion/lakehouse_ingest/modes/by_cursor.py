"""Reading by cursor: from where the load before ended, to what the source has now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, Optional

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.identifiers import quoted
from lakehouse_ingest.load import Load
from lakehouse_ingest.modes.cursor import Cursor, Value
from lakehouse_ingest.modes.plan import Plan, Request
from lakehouse_ingest.sources.base import Window

# How far a clock may be ahead before its values count as lying in the future. A local time says nothing of its zone: up to 14 hours.
_AHEAD = {"timestamp": timedelta(minutes=5), "timestamp_ntz": timedelta(hours=14, minutes=5), "date": timedelta(days=1)}


def cursor_plan(request: Request, cursor: Cursor, overlap: Any = None) -> Plan:
    """Reads from the last cursor value, less the overlap, up to the largest value that the source has when the load starts.

    The upper bound makes a parallel read consistent: a row that changes meanwhile is read by the next load. Raises TableFailed when the
    source's values end below the last one that was loaded.
    """
    last = request.history.last_cursor(request.table.name)
    lower = _since(request, cursor) or (cursor.text(cursor.back(cursor.parse(last), overlap)) if last is not None else None)
    # With a lower bound of a person's own, values that went backwards are what the person is after.
    last = None if request.since else last
    plan = Plan(Window(lower=lower) if lower is not None else None, cursor=cursor.column, last=last, cursor_from=lower)
    bounds = request.source.bounds(request.table, cursor.column)
    return plan if bounds is None else _up_to(plan, bounds[1], request, cursor)


def read_up_to(plan: Plan, rows: DataFrame, request: Request, cursor: Cursor) -> Plan:
    """The same once all rows were read, for a source that could not say its largest value before. `rows`: all typed rows of the source."""
    if plan.cursor_to is not None:
        return plan
    newest = rows.agg(F.max(quoted(cursor.column)).cast("string")).first()[0]
    return _up_to(plan, newest, request, cursor)


def inside(rows: DataFrame, window: Optional[Window], cursor: Cursor) -> DataFrame:
    """The rows of a window, for sources that deliver more."""
    if window is None:
        return rows
    value, keep = F.col(quoted(cursor.column)), F.lit(True)
    if window.lower is not None:
        keep = keep & (value >= F.lit(window.lower).cast(cursor.type))
    if window.upper is not None:
        keep = keep & (value <= F.lit(window.upper).cast(cursor.type))
    return rows.where(value.isNull() | keep)


def _up_to(plan: Plan, newest: Optional[str], request: Request, cursor: Cursor) -> Plan:
    if newest is None:
        _refuse_emptied(plan, request, cursor)
        return plan
    value = cursor.parse(newest)
    if plan.last is not None and value < cursor.parse(plan.last):
        raise TableFailed(
            f"The cursor {cursor.column} went backwards: the source's largest value is {newest}, and {plan.last} has been loaded. Changes would be missed: "
            "load the table once with --mode full, or from some value on with --since."
        )
    seen = _not_after(cursor, value, request.load)
    warnings = [] if seen == value else [f"{cursor.column} lies in the future ({newest}): rows from {cursor.text(seen)} on will be read again. Check the clock of the source."]
    window = replace(plan.window or Window(), upper=cursor.text(value))
    return replace(plan, window=window, cursor_to=cursor.text(seen), warnings=[*plan.warnings, *warnings])


def _not_after(cursor: Cursor, value: Value, load: Load) -> Value:
    """A value in the future must not become the lower bound of the next load, which would then miss the rows up to it."""
    if cursor.type not in _AHEAD:
        return value
    latest: datetime = load.time.astimezone(timezone.utc) + _AHEAD[cursor.type]
    if cursor.type == "date":
        return min(value, latest.date()) if isinstance(value, date) else value
    return min(value, latest if cursor.type == "timestamp" else latest.replace(tzinfo=None))  # type: ignore[type-var]


def _since(request: Request, cursor: Cursor) -> Optional[str]:
    if request.since is None:
        return None
    try:
        return cursor.text(cursor.parse(request.since))
    except ValueError:
        raise TableFailed(f"--since is {request.since}, which is no value of the cursor {cursor.column}, a {cursor.type}.") from None


def _refuse_emptied(plan: Plan, request: Request, cursor: Cursor) -> None:
    if plan.last is not None and not request.allow_empty:
        raise TableFailed(
            f"The source has no {cursor.column} any more, and values up to {plan.last} have been loaded: is it the right table? "
            "If it was emptied on purpose, load with --mode full --allow-empty to take its rows as deleted, or with --allow-empty to keep them."
        )
