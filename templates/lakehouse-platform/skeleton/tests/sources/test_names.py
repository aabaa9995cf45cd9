"""Which files belong to a table."""

from __future__ import annotations

from lakehouse_ingest.sources.files.names import format_of, sort_out
from lakehouse_ingest.sources.files.notes import about


def test_files_are_sorted_out_by_their_names():
    paths = [
        "items.csv",
        "items.CSV.gz",
        "items_old.csv",
        "items.csv.tmp",
        ".items.csv.crc",
        ".~items.csv",
        "items.csv~",
        "items.json",
        "items/2024/a.csv",
        "items/b.csv",
        "items/_temporary/0/c.csv",
        "items/.d.csv.part",
        "items/_SUCCESS",
        "items/e.txt",
        "others/f.csv",
        "2024/items.csv",
    ]
    found = sort_out(paths, "items", "csv")
    assert found.data == ["items.CSV.gz", "items.csv", "items/2024/a.csv", "items/b.csv"]
    assert found.unfinished == [".~items.csv", "items.csv.tmp", "items.csv~", "items/.d.csv.part", "items/_temporary/0/c.csv"]
    assert sort_out(paths, "items", "json").data == ["items.json"]
    assert sort_out(["Größe; Tab.csv", "Größe; Tab/x.csv"], "Größe; Tab", "csv").data == ["Größe; Tab.csv", "Größe; Tab/x.csv"]


def test_formats():
    assert [format_of(name) for name in ("a.csv", "a.NDJSON.gz", "a.parquet", "a.parquet.gz", "csv", "a.gz")] == ["csv", "json", "parquet", None, None, None]


def test_a_sentence_about_many_files_stays_short():
    assert about([], "is", "are") == []
    assert about(["a"], "is new.", "are new.") == ["a is new."]
    assert about(list("abcde"), "is new.", "are new.") == ["a, b, c and 2 more are new."]
