"""Ranges of a key: together they hold every value once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakehouse_ingest.sources.jdbc.ranges import condition, ranges


@given(st.integers(-(2**63), 2**63), st.integers(0, 2**64), st.integers(1, 50), st.integers())
def test_every_integer_is_in_exactly_one_range(low, width, number, value):
    found = ranges("integer", str(low), str(low + width), number)
    assert 1 <= len(found) <= number
    inside = [(a, b) for a, b in found if (a is None or int(a) <= value) and (b is None or value < int(b))]
    assert len(inside) == 1
    cuts = [int(b) for _, b in found[:-1]]
    assert cuts == sorted(set(cuts)) and [a for a, _ in found[1:]] == [b for _, b in found[:-1]]


@given(st.datetimes(), st.timedeltas(timedelta(0), timedelta(days=3000)), st.integers(2, 9))
def test_moments_are_cut_to_the_microsecond(low, width, number):
    high = min(low, datetime.max - width) + width
    found = ranges("timestamp", f"{min(low, high)}+00", str(high), number)
    cuts = [datetime.fromisoformat(b) for _, b in found[:-1]]
    assert cuts == sorted(set(cuts)) and all(low < cut <= high for cut in cuts)


def test_dates_and_what_cannot_be_counted():
    assert ranges("date", "2024-02-28", "2024-03-02", 2) == [(None, "2024-03-01"), ("2024-03-01", None)]
    assert ranges("date", "-infinity", "2024-03-02", 2) is None
    assert ranges("timestamp", "0044-03-15 00:00:00 BC", "2024-03-02 00:00:00", 2) is None


@pytest.mark.parametrize(
    "bounds, expected",
    [((None, None), "1 = 1"), ((None, "5"), "(k < '5' OR k IS NULL)"), (("5", "9"), "k >= '5' AND k < '9'"), (("9", None), "k >= '9'")],
)
def test_null_belongs_to_the_first_range_only(bounds, expected):
    assert condition("k", bounds, lambda text: f"'{text}'") == expected
