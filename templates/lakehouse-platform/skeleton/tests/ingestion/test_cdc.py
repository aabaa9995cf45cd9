"""Change feeds: every change once, in the order of its sequence."""

from __future__ import annotations

import pytest

from ingestion.conftest import column

HEADER = "id,label,op,seq\n"


@pytest.fixture
def feed(source):
    source.columns = [*source.columns, column("op"), column("seq", "integer", "bigint")]
    source.set(loadMode="cdc", operationColumn="op", sequenceColumn="seq")
    return source


def log(feed):
    """What raw has of every key, in the order of load time, which must be different for each row of a key."""
    rows = feed.spark.sql(f"SELECT id, label, _op, _load_time FROM lake.raw_{feed.name}.items ORDER BY id, _load_time").collect()
    assert len({(row.id, row._load_time) for row in rows}) == len(rows)
    return [(row.id, row.label, row._op) for row in rows]


def current(feed):
    from lakehouse_ingest.raw_table import RawTable

    raw = RawTable(feed.spark, f"lake.raw_{feed.name}.items", feed.contract().tables[0])
    return sorted((row.id, row.label) for row in raw.current().collect())


def test_all_changes_of_a_batch_are_kept_in_order(feed):
    feed.write(f"{HEADER}1,c,u,3\n2,x,I,1\n1,a,c,1\n2,,d,9\n1,b,U,2\n3,s,r,\n", "items/one.csv")
    first = feed.load()
    assert (first.kind, first.inserted, first.updated, first.deleted) == ("cdc", 3, 2, 1)
    assert log(feed) == [(1, "a", "I"), (1, "b", "U"), (1, "c", "U"), (2, "x", "I"), (2, None, "D"), (3, "s", "I")]
    assert current(feed) == [(1, "c"), (3, "s")]


def test_overlapping_and_repeated_batches_change_nothing(feed):
    feed.write(f"{HEADER}1,a,I,1\n1,b,U,2\n2,x,I,2\n", "items/one.csv")
    feed.load()
    # 1@2 again, another change of the same transaction (1@2), one twice, one too late, an initial copy too late.
    feed.write(f"{HEADER}1,b,U,2\n1,b2,U,2\n1,c,U,5\n1,c,U,5\n2,late,U,1\n2,copy,r,\n", "items/two.csv")
    second = feed.load()
    assert (second.inserted, second.updated, second.deleted) == (0, 2, 0)
    assert "1 changes came after newer ones" in second.note
    assert log(feed) == [(1, "a", "I"), (1, "b", "U"), (1, "b2", "U"), (1, "c", "U"), (2, "x", "I")]
    feed.write((feed.folder / "items" / "two.csv").read_text(), "items/three.csv")
    assert feed.load().changed == 0


def test_a_deleted_row_can_come_back(feed):
    feed.write(f"{HEADER}1,a,I,1\n1,a,D,2\n", "items/one.csv")
    feed.load()
    assert current(feed) == []
    feed.write(f"{HEADER}1,a,I,3\n", "items/two.csv")
    feed.load()
    assert current(feed) == [(1, "a")]


def test_words_for_operations_come_from_the_contract(feed):
    feed.write(f"{HEADER}1,a,new,1\n", "items/one.csv")
    assert "op is 'new', which is no operation" in feed.load().note
    feed.set(operations={"insert": ["new"], "delete": ["gone"]})
    assert feed.load().inserted == 1


def test_the_hash_is_that_of_the_row_and_not_of_the_change(feed):
    feed.write(f"{HEADER}1,a,I,1\n1,a,U,2\n", "items/one.csv")
    feed.load()
    assert len({row[0] for row in feed.raw("_row_hash, seq")}) == 1
