"""Full loads: what is new, changed, gone, and what happens when a load is stopped."""

import pytest

from ingestion.conftest import column

OPS = "id, label, _op"


def test_inserts_updates_and_deletes(source):
    source.write("id,label\n1,a\n2,b\n3,c\n")
    assert source.load().inserted == 3
    source.write("id,label\n1,a\n2,B\n4,d\n")
    second = source.load()
    assert (second.inserted, second.updated, second.deleted) == (1, 1, 1)
    assert sorted(source.raw(OPS)) == sorted(
        [(1, "a", "I"), (2, "b", "I"), (2, "B", "U"), (3, "c", "I"), (3, "c", "D"), (4, "d", "I")]
    )
    source.write("id,label\n1,a\n2,B\n3,c\n4,d\n")
    assert source.load().inserted == 1


def test_no_change_writes_no_snapshot_but_says_so(source):
    from lakehouse_ingest import iceberg

    source.write("id,label\n1,a\n")
    source.load()
    before = source.snapshots()
    again = source.load("again")
    assert (again.status, again.changed, source.snapshots()) == ("unchanged", 0, before)
    properties = dict(iceberg.handle(source.spark, f"lake.raw_{source.name}.items").properties())
    assert properties["lakehouse.last-load-id"] == "again"
    assert properties["lakehouse.last-load-time"].endswith("Z")


def test_snapshots_say_which_load_they_are(source):
    from lakehouse_ingest import iceberg

    source.write("id,label\n1,a\n")
    source.load("first")
    summary = next(iceberg.summaries(source.spark, f"lake.raw_{source.name}.items"))
    assert summary["lakehouse.load-id"] == "first"
    assert summary["lakehouse.source"] == source.name
    assert summary["lakehouse.load-time"].endswith("Z")


@pytest.mark.parametrize("load_id", ["stopped", "another"])
def test_a_load_stopped_before_its_manifest_converges(source, monkeypatch, load_id):
    from lakehouse_ingest import manifest

    source.write("id,label\n1,a\n2,b\n")
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            source.load("stopped")
    source.load(load_id)
    assert len(source.raw()) == 2 and source.snapshots() == 1
    rows = source.raw("load_id, inserted, status", "_loads")
    assert ("stopped", 2) in [row[:2] for row in rows]
    assert len([row for row in rows if row[0] == "stopped"]) == 1


def test_a_new_column_without_values_changes_nothing(source):
    source.write("id,label\n1,a\n")
    source.load()
    source.columns = [*source.columns, column("extra")]
    source.write("id,label,extra\n1,a,\n")
    assert source.load().status == "unchanged"
    source.write("id,label,extra\n1,a,x\n")
    assert source.load().updated == 1


def test_equal_rows_without_a_key_are_counted(source):
    source.columns = [column("label")]
    source.write("label\na\na\nb\n")
    assert source.load().inserted == 3
    assert source.load().status == "unchanged"
    source.write("label\na\nb\nb\n")
    third = source.load()
    assert (third.inserted, third.deleted) == (1, 1)


def test_a_dry_run_writes_nothing(source):
    source.write("id,label\n1,a\n")
    assert source.load(dry_run=True).inserted == 1
    assert not source.spark.catalog.tableExists(f"lake.raw_{source.name}.items")


def test_an_empty_load_is_refused_unless_allowed(source):
    source.write("id,label\n1,a\n")
    source.load()
    source.write("id,label\n")
    assert "every row as deleted" in source.load().note
    assert source.load(allow_empty=True).deleted == 1


def test_a_source_that_never_had_rows_is_an_empty_table(source):
    source.write("id,label\n")
    assert source.load().status != "failed"
    assert source.load().status != "failed"
    source.write("id,label\n1,a\n")
    assert source.load().inserted == 1


def test_a_key_that_is_not_unique_is_named(source):
    source.write("id,label\n1,a\n1,b\n2,c\n")
    assert "id 1." in source.load().note
