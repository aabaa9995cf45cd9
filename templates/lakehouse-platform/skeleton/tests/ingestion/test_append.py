"""Appending from files: by the ledger of files, never a deletion."""

from __future__ import annotations

import pytest

from ingestion.conftest import column

ROWS = "id, label, _op, _source_file"


@pytest.fixture
def events(source):
    source.set(loadMode="append")
    return source


def test_only_files_that_no_load_has_read_are_read(events):
    events.write("id,label\n1,a\n2,b\n", "items/one.csv")
    first = events.load()
    assert (first.kind, first.rows_read, first.inserted, first.source_files) == ("append", 2, 2, "items/one.csv")
    events.write("id,label\n2,B\n3,c\n", "items/two.csv")
    second = events.load()
    # Rows are inserted as they come, a key that is known too.
    assert (second.rows_read, second.inserted, second.updated, second.deleted) == (2, 2, 0, 0)
    nothing = events.load()
    assert (nothing.status, nothing.rows_read) == ("unchanged", 0)
    (events.folder / "items" / "one.csv").unlink()
    assert events.load().changed == 0
    assert sorted(events.raw("path, table_name", "_files")) == [("items/one.csv", "items"), ("items/two.csv", "items")]


def test_a_corrected_file_brings_new_versions_of_its_rows(events):
    events.write("id,label\n1,a\n2,b\n", "items/one.csv")
    events.load()
    events.write("id,label\n1,a\n2,B\n3,c\n3,d\n3,d\n", "items/one.csv")
    events.write("id,label\n4,e\n", "items/two.csv")
    corrected = events.load()
    assert (corrected.inserted, corrected.updated) == (2, 2)
    assert "items/one.csv was loaded before and has other content now" in corrected.note
    assert sorted(events.raw("id, label, _op")) == sorted([(1, "a", "I"), (2, "b", "I"), (2, "B", "U"), (3, "c", "I"), (3, "d", "U"), (4, "e", "I")])
    times = events.raw("id, unix_micros(_load_time) - unix_micros(min(_load_time) OVER (PARTITION BY id)) AS later, label")
    assert [row for row in times if row[0] == 3] == [(3, 0, "c"), (3, 1, "d")]
    assert events.load().status == "unchanged"


def test_without_a_key_a_corrected_file_is_appended_whole(events):
    events.columns = [column("label")]
    events.write("label\na\na\n", "items/one.csv")
    events.load()
    events.write("label\na\nb\nb\n", "items/one.csv")
    assert events.load().inserted == 3
    assert [row[0] for row in events.raw("label, _row_number")] == ["a", "a", "a", "b", "b"]


def test_rows_of_one_key_keep_the_order_of_their_files(events):
    events.write("id,label\n1,first\n", "items/z.csv")
    events.write("id,label\n1,second\n1,third\n", "items/a.csv")
    assert events.load().inserted == 3
    found = events.spark.sql(f"SELECT label, unix_micros(_load_time) AS at FROM lake.raw_{events.name}.items ORDER BY _load_time").collect()
    assert [row.label for row in found] == ["first", "second", "third"]
    assert [row.at - found[0].at for row in found] == [0, 1, 2]
    # The next load lies behind all of them, however close it follows.
    (last,) = {row[0] for row in events.raw("last_row_time, load_id", "_loads")}
    assert last.microsecond % 1000 == 2


def test_an_empty_file_is_read_once(events):
    events.write("id,label\n", "items/one.csv")
    assert events.load().status == "unchanged"
    assert len(events.raw("path, load_id", "_files")) == 1
    assert events.load().source_files is None
    assert len(events.raw("path, load_id", "_files")) == 1
