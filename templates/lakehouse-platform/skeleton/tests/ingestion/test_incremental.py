"""Incremental loads: what is read from which cursor value on, what is written, and what is refused."""

from __future__ import annotations

import pytest

from ingestion.conftest import column


@pytest.fixture
def changing(source):
    """A source whose rows have a time of change."""
    source.columns = [*source.columns, column("changed", "timestamp", "timestamp")]
    source.set(loadMode="incremental", cursor="changed", overlap="PT1H")
    return source


def test_rows_from_the_last_value_on_are_taken_and_nothing_is_deleted(changing):
    changing.write("id,label,changed\n1,a,2024-01-01 00:00:00\n2,b,2024-01-02 00:00:00\n3,c,\n")
    first = changing.load()
    assert (first.kind, first.inserted, first.cursor_to) == ("incremental", 3, "2024-01-02 00:00:00.000000")
    # 1 changed behind the window, 2 inside the overlap, 3 has no value, 4 is new, and 5 lies outside of the window.
    changing.write("id,label,changed\n1,A,2024-01-01 00:00:00\n2,B,2024-01-01 23:30:00\n3,C,\n4,d,2024-01-03 00:00:00\n5,e,2024-01-01 22:59:59\n")
    second = changing.load()
    assert (second.inserted, second.updated, second.deleted) == (1, 2, 0)
    assert (second.cursor_from, second.cursor_to) == ("2024-01-01 23:00:00.000000", "2024-01-03 00:00:00.000000")
    assert sorted(changing.raw("id, label, _op")) == sorted(
        [(1, "a", "I"), (2, "b", "I"), (3, "c", "I"), (2, "B", "U"), (3, "C", "U"), (4, "d", "I")]
    )
    again = changing.load()
    assert (again.status, again.cursor_to) == ("unchanged", "2024-01-03 00:00:00.000000")
    # A row that left the source is no deletion, but the largest value must still be there.
    changing.write("id,label,changed\n4,d,2024-01-03 00:00:00\n")
    assert changing.load().changed == 0
    kinds = changing.raw("kind, cursor_from, cursor_to", "_loads")
    assert ("incremental", None, "2024-01-02 00:00:00.000000") in kinds and len(kinds) == 4


def test_a_cursor_that_goes_backwards_is_refused_until_a_person_decides(changing):
    changing.write("id,label,changed\n1,a,2024-01-05 00:00:00\n2,b,2024-01-04 00:00:00\n")
    changing.load()
    changing.write("id,label,changed\n2,B,2024-01-04 12:00:00\n")
    refused = changing.load()
    assert refused.status == "failed" and "cursor changed went backwards" in refused.note and "--mode full" in refused.note
    assert changing.load(since="2024-01-04").updated == 1
    # From then on that value counts.
    assert changing.load().status == "unchanged"
    changing.write("id,label,changed\n")
    assert "no changed any more" in changing.load().note
    assert changing.load(allow_empty=True).status == "unchanged"
    assert "no value of the cursor changed" in changing.load(since="yesterday").note


def test_a_full_load_once_finds_deletions_and_the_cursor_goes_on(changing):
    changing.write("id,label,changed\n1,a,2024-01-01 00:00:00\n2,b,2024-01-02 00:00:00\n")
    changing.load()
    changing.write("id,label,changed\n1,A,2023-01-01 00:00:00\n")
    once = changing.load(mode="full")
    assert (once.kind, once.updated, once.deleted, once.cursor_to) == ("full", 1, 1, "2023-01-01 00:00:00.000000")
    changing.write("id,label,changed\n1,A,2023-01-01 00:00:00\n3,c,2023-01-02 00:00:00\n")
    assert changing.load().inserted == 1


def test_values_in_the_future_are_said_and_do_not_hide_rows(changing):
    changing.write("id,label,changed\n1,a,2999-01-01 00:00:00\n")
    assert "lies in the future (2999" in changing.load().note
    changing.write("id,label,changed\n1,a,2999-01-01 00:00:00\n2,b,2998-01-01 00:00:00\n")
    assert changing.load().inserted == 1


def test_numbers_as_cursor(source):
    source.columns = [*source.columns, column("version", "integer", "bigint")]
    source.set(loadMode="incremental", cursor="version", overlap=2)
    source.write("id,label,version\n1,a,10\n2,b,7\n")
    source.load()
    source.write("id,label,version\n1,a,10\n2,B,7\n3,c,8\n4,d,11\n4,e,11\n")
    assert "id 4" in source.load().note
    source.write("id,label,version\n1,a,10\n2,B,7\n3,c,8\n4,d,11\n")
    second = source.load()
    assert (second.inserted, second.updated, second.cursor_from, second.cursor_to) == (2, 0, "8", "11")


def test_what_does_not_fit_the_mode_is_named(source):
    source.write("id,label\n1,a\n")
    source.set(loadMode="incremental")
    assert "needs lakehouse.cursor" in source.load().note
    source.set(cursor="lable")
    assert source.load().note.endswith("Did you mean label?")
    source.set(cursor="label")
    assert "it must be a number, a date or a timestamp" in source.load().note
    source.set(cursor="id", overlap="PT1H")
    assert source.load().status == "loaded"
    assert "the cursor id is a number" in source.load().note
    source.columns = [column("id", "integer"), column("label")]
    assert "needs a primary key" in source.load().note
    source.set(loadMode="cdc")
    assert "only full and incremental can stand in" in source.load(mode="full").note
    source.set(loadMode="ful")
    assert source.load().note == "ful is no load mode. Did you mean full?"
