"""Rules in whole loads: what is published, rejected, kept in `_rejects` and `_quality`, and what happens when a load is stopped."""

from __future__ import annotations

import pytest

from ingestion.conftest import SmallSource, _numbers, column, key
from lakehouse_ingest.errors import IngestError
from quality.contracts import custom, metric

LABEL = column("label", required=True, quality=[metric("invalidValues", arguments={"pattern": "^[a-z]+$"})])


@pytest.fixture
def source(spark, tmp_path) -> SmallSource:
    return SmallSource(spark, tmp_path, f"q{next(_numbers)}", [key("id", "integer"), LABEL])


def exists(source, table: str) -> bool:
    return bool(source.spark.catalog.tableExists(f"lake.raw_{source.name}.{table}"))


def test_bad_rows_are_listed_with_place_reason_and_rule_and_the_others_are_published(source):
    source.write("id,label\n1,a\n2,B\nx,c\n3,\n")
    result = source.load("first")
    assert (result.status, result.rows_read, result.inserted, result.rejected) == ("loaded", 4, 1, 3)
    listed = source.raw("row_number, reason, rules, source_file, row, load_id, published", "_rejects")
    assert [row[:3] for row in listed] == [
        (3, "label is B, which does not match ^[a-z]+$", ["label.invalidValues"]),
        (4, "id is x, which is not a int", ["cast"]),
        (5, "label is empty, but it is required", ["label.required"]),
    ]
    assert listed[0][3:] == ("items.csv", '{"id":"2","label":"B"}', "first", True)
    results = source.raw("rule_id, checked, failed, outcome, severity, kind, column_name, load_id, table_name", "_quality")
    assert results == [
        ("label.invalidValues", 3, 1, "fail", "error", "invalidValues", "label", "first", "items"),
        ("label.required", 3, 1, "fail", "error", "required", "label", "first", "items"),
    ]


def test_a_rejected_row_is_no_deletion(source):
    source.write("id,label\n1,a\n2,b\n")
    source.load()
    source.write("id,label\n1,a\n2,B\n")
    second = source.load()
    assert (second.deleted, second.updated, second.rejected) == (0, 0, 1)
    source.write("id,label\n1,a\n")
    assert source.load().deleted == 1


def test_too_many_bad_rows_keep_a_load_from_being_published(source):
    source.settings = custom(rejectLimit={"rows": 2, "share": 0.5})
    source.write("id,label\n1,a\n2,B\n3,C\n")
    assert source.load().status == "loaded", "two are not more than two rows"
    source.write("id,label\n1,a\n2,B\n3,C\n4,D\n5,e\n6,f\n")
    assert source.load().status == "loaded", "three of six are not more than half"
    source.write("id,label\n1,a\n2,B\n3,C\n4,D\n7,g\n")
    failed = source.load("failed")
    assert failed.status == "failed" and failed.note.startswith("3 of 5 rows were rejected, above the limit of 2 rows and 50%, so the load is not published.")
    assert "label is B, which does not match ^[a-z]+$" in failed.note and "lakehouse.rejectLimit" in failed.note
    assert 7 not in [row[0] for row in source.raw("id, label")]
    assert source.raw("load_id, published", "_rejects")[:3] == [("failed", False)] * 3
    assert [row for row in source.raw("rule_id, outcome, load_id", "_quality") if row[2] == "failed"] == [
        ("label.invalidValues", "fail", "failed"),
        ("label.required", "pass", "failed"),
    ]


def test_the_same_load_never_lists_its_rejected_rows_twice(source):
    source.settings = custom(rejectLimit={"rows": 0, "share": 0})
    source.write("id,label\n1,a\n2,B\n")
    for _ in range(2):
        assert source.load("again").status == "failed"
    assert source.raw("load_id, published", "_rejects") == [("again", False)]
    source.settings = []
    assert source.load("again").status == "loaded"
    assert source.raw("load_id, published", "_rejects") == [("again", True)]


UNIQUE = column("label", unique=True)


def test_a_table_that_would_break_its_rules_is_not_published(source):
    source.columns = [key("id", "integer"), UNIQUE]
    source.write("id,label\n1,a\n2,b\n")
    assert source.load("good").status == "loaded"
    before = source.snapshots()
    source.write("id,label\n1,a\n2,b\n3,a\nx,y\n")
    failed = source.load("bad")
    assert failed.status == "failed" and "label.unique (1 row, for example label a)" in failed.note
    assert source.raw("id, label") == [(1, "a"), (2, "b")]
    assert source.raw("load_id, published", "_rejects") == [("bad", False)]
    assert source.raw("load_id, rule_id, outcome, failed", "_quality") == [("bad", "label.unique", "fail", 1), ("good", "label.unique", "pass", 0)]
    source.write("id,label\n1,a\n2,b\n3,c\n")
    assert source.load("better").inserted == 1
    refs = source.spark.sql(f"SELECT name FROM lake.raw_{source.name}.items.refs").collect()
    assert [ref.name for ref in refs] == ["main"]
    main = source.spark.sql(f"SELECT count(*) FROM lake.raw_{source.name}.items.history WHERE is_current_ancestor").head()[0]
    assert main == before + 1, "one snapshot for each load that was published"


def test_results_are_one_snapshot_per_load_and_survive_a_stop(source, monkeypatch):
    from lakehouse_ingest import manifest

    source.write("id,label\n1,a\n2,B\n")
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            source.load("stopped")
    assert not exists(source, "_quality")
    source.load("next")
    found = source.raw("load_id, rule_id, failed", "_quality")
    assert found == [(load, f"label.{rule}", failed) for load in ("next", "stopped") for rule, failed in (("invalidValues", 1), ("required", 0))]
    assert source.snapshots("_quality") == 2


def test_rules_that_cannot_be_meant_stop_the_load_before_it_starts(source):
    source.write("id,label\n1,a\n")
    source.columns = [key("id", "integer"), column("label", logicalTypeOptions={"pattern": "(a"})]
    with pytest.raises(IngestError, match=r"schema\.items\.properties\.label\.logicalTypeOptions\.pattern: \(a is no regular expression \(Unclosed group"):
        source.load()
    assert not exists(source, "items")


def test_deletions_of_a_change_feed_need_no_more_than_their_key(source):
    source.settings = custom(loadMode="cdc", operationColumn="op", sequenceColumn="seq")
    source.columns = [key("id", "integer"), LABEL, column("op"), column("seq", "integer", "bigint")]
    source.write("id,label,op,seq\n1,a,I,1\n1,,D,2\n2,,I,3\n")
    result = source.load()
    assert (result.inserted, result.deleted, result.rejected) == (1, 1, 1)


def test_parents_are_loaded_first_and_what_is_only_said_is_said(spark, tmp_path):
    """Orders come before customers in the contract, and one order has no customer."""
    from lakehouse_ingest.contract import _contract
    from lakehouse_ingest.load import new_load
    from lakehouse_ingest.load_source import load_source
    from lakehouse_ingest.sources import open_source

    name = f"q{next(_numbers)}"
    reference = column("customer_id", "integer", "integer", relationships=[{"to": "customers.id"}])
    orders = {"name": "orders", "properties": [key("id", "integer"), reference], "customProperties": custom(references="report")}
    customers = {"name": "customers", "properties": [key("id", "integer")]}
    contract = _contract({"name": name, "version": "1.0.0", "schema": [orders, customers], "servers": []})
    (tmp_path / "orders.csv").write_text("id,customer_id\n1,7\n2,8\n3,\n")
    (tmp_path / "customers.csv").write_text("id\n7\n")
    result = load_source(spark, contract, open_source(spark, contract, data=str(tmp_path)), new_load(name, "1", "test"))
    assert [(t.table, t.status, t.inserted) for t in result.tables] == [("customers", "loaded", 1), ("orders", "loaded", 3)]
    assert result.tables[1].note == "customer_id.foreignKey: 1 row, for example customer_id is 8, which is not in customers (id)."
