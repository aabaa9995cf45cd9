"""The date dimension says of every day what Python's calendar says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from engines import DuckDb, Spark
from project import VaultProject

#: From and to, both included. The years 1900 and 2100 have no leap day, 2000 has one; the others are about the number of digits of a day.
RANGES = {
    "centuries": ("1896-01-01", "2104-12-31"),
    "one_day": ("2024-02-29", "2024-02-29"),
    "ten_days": ("2020-12-25", "2021-01-03"),
    "eleven_days": ("2020-12-25", "2021-01-04"),
}
COLUMNS = "date_day, calendar_year, calendar_quarter, calendar_month, day_of_month, day_of_week, is_weekend, iso_year, iso_week"


@pytest.fixture(scope="module", params=["duckdb", "spark-iceberg"])
def dates(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> VaultProject:
    folder = tmp_path_factory.mktemp("dates")
    engine = DuckDb(folder) if request.param == "duckdb" else Spark(request.getfixturevalue("spark"))
    project = VaultProject(folder, engine, prefix="dates_")
    for name, (first, last) in RANGES.items():
        project.model("marts", name, "marts", "date_dimension", first=first, last=last)
    project.run()
    return project


@pytest.mark.parametrize("name", RANGES)
def test_every_day_is_there_once_and_right(dates: VaultProject, name: str) -> None:
    first, last = (date.fromisoformat(day) for day in RANGES[name])
    wanted = [about(first + timedelta(days=number)) for number in range((last - first).days + 1)]
    assert dates.query(f"select {COLUMNS} from {{marts}}.{name} order by date_day") == wanted


def test_is_at_most_one_file(dates: VaultProject) -> None:
    """DuckDB has one file for all tables and tells nothing of it."""
    _, files = dates.engine.written("dates_marts", "centuries")
    assert files <= 1


def test_an_end_before_the_beginning_is_refused(tmp_path: Path) -> None:
    project = VaultProject(tmp_path)
    project.model("marts", "backwards", "marts", "date_dimension", first="2024-01-02", last="2024-01-01")
    with pytest.raises(AssertionError, match="The date dimension ends on 2024-01-01, before it begins on 2024-01-02."):
        project.run()


def about(day: date) -> tuple:
    """What a row says; weeks as in ISO 8601, so 2021-01-03 is in week 53 of 2020."""
    iso = day.isocalendar()
    return (day, day.year, (day.month + 2) // 3, day.month, day.day, iso[2], iso[2] > 5, iso[0], iso[1])
