"""Maintenance on real tables: the rows stay, the files become few, the history that is needed stays, what is not the table's is not touched."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lakehouse_ingest.errors import IngestError
from lakehouse_maintain.retention import Retention, to_expire

OLD = timedelta(days=10)
DELETES = "'write.delete.mode'='merge-on-read'"


def now() -> datetime:
    return datetime.now(timezone.utc)


@pytest.fixture(scope="module")
def shop(spark):
    """`raw_mshop.orders`: seven files, six of them with deletions beside them. There are `vault.hub_mshop` and a table of another source."""
    for namespace in ("raw_mshop", "vault", "raw_other"):
        spark.sql(f"CREATE NAMESPACE IF NOT EXISTS lake.{namespace}")
    for table in ("raw_mshop.orders", "vault.hub_mshop", "raw_other.orders"):
        spark.sql(f"CREATE TABLE lake.{table} (id int, label string) USING iceberg TBLPROPERTIES ('format-version'='2', {DELETES})")
        spark.sql(f"INSERT INTO lake.{table} VALUES (1, 'a')")
    spark.sql("INSERT INTO lake.raw_mshop.orders SELECT /*+ REPARTITION(6, id) */ id, 'x' FROM range(2, 200)")
    spark.sql("DELETE FROM lake.raw_mshop.orders WHERE id % 2 = 1 AND id > 1")
    return spark


def folder(spark, table: str) -> Path:
    from lakehouse_ingest import iceberg

    return Path(urlsplit(iceberg.handle(spark, f"lake.{table}").location()).path)


def put_orphan(spark, table: str, age: timedelta) -> Path:
    file = folder(spark, table) / "data" / f"left-by-a-killed-load-{age.days}.parquet"
    file.write_bytes(b"half")
    os.utime(file, times=((now() - age).timestamp(),) * 2)
    return file


def run(spark, tables, **more):
    from lakehouse_maintain.maintain import maintain

    return maintain(spark, "lake", tables, retention=Retention(), now=now(), **more)


def test_the_tables_of_a_source(shop):
    from lakehouse_maintain.targets import tables_of

    found = tables_of(shop, "lake", "mshop")
    assert "raw_mshop.orders" in found and "vault.hub_mshop" in found and "raw_other.orders" not in found
    assert tables_of(shop, "lake", "mshop", ["orders"]) == tables_of(shop, "lake", "mshop", ["raw_mshop.orders"]) == ["raw_mshop.orders"]
    with pytest.raises(IngestError, match="no table hub_shop. Did you mean hub_mshop"):
        tables_of(shop, "lake", "mshop", ["hub_shop"])
    with pytest.raises(IngestError, match="mshap has not been loaded. Did you mean mshop"):
        tables_of(shop, "lake", "mshap")


def test_a_dry_run_changes_nothing_and_says_what_would_be(shop):
    orphan = put_orphan(shop, "raw_mshop.orders", OLD)
    before = shop.sql("SELECT count(*) FROM lake.raw_mshop.orders.snapshots").head()[0]
    [report] = run(shop, ["raw_mshop.orders"], dry_run=True)
    assert (report.before.files, report.before.delete_files, report.before.snapshots) == (7, 6, 3) and report.before == report.after
    assert (report.orphans, report.rewritten, report.expired) == (1, 0, 0) and orphan.exists()
    assert shop.sql("SELECT count(*) FROM lake.raw_mshop.orders.snapshots").head()[0] == before


def test_files_become_few_and_rows_stay(shop):
    from lakehouse_maintain.report import progress_line, summary

    young = put_orphan(shop, "raw_mshop.orders", timedelta(days=1))
    rows = sorted(map(tuple, shop.table("lake.raw_mshop.orders").collect()))
    reports = run(shop, ["raw_mshop.orders"])
    [report] = reports
    assert (report.after.files, report.after.delete_files) == (1, 0) and report.rewritten >= 13 and not report.failed
    assert report.orphans == 1 and young.exists(), "a file younger than three days may belong to a load that runs"
    assert sorted(map(tuple, shop.table("lake.raw_mshop.orders").collect())) == rows
    operations = [row.operation for row in shop.sql("SELECT operation FROM lake.raw_mshop.orders.snapshots ORDER BY committed_at").collect()]
    assert set(operations[3:]) == {"replace"}, "freshness never counts it as a change"
    assert "files 7 -> 1, deletes 6 -> 0" in progress_line(report)
    assert summary(reports, dry_run=False).startswith("1 tables maintained, 0 failed: 7 -> 1 data files")
    [again] = run(shop, ["raw_mshop.orders"])
    assert (again.before, again.rewritten, again.orphans) == (again.after, 0, 0), "a second run finds nothing to do"


def test_old_snapshots_go_and_the_needed_ones_stay(shop):
    """Thirteen snapshots; seen a month later, what is not among the newest ten goes, except for the tag."""
    from lakehouse_ingest import iceberg
    from lakehouse_maintain.procedures import Procedures
    from lakehouse_maintain.table_state import table_state

    name = "lake.raw_mshop.expiring"
    shop.sql(f"CREATE TABLE {name} (id int) USING iceberg")
    for _ in range(12):
        iceberg.handle(shop, name).newFastAppend().commit()
    shop.sql(f"INSERT INTO {name} VALUES (1)")
    first = shop.sql(f"SELECT snapshot_id FROM {name}.snapshots ORDER BY committed_at LIMIT 1").head()[0]
    shop.sql(f"ALTER TABLE {name} CREATE TAG release AS OF VERSION {first}")
    state = table_state(shop, name)
    gone = to_expire(state.snapshots, state.refs, Retention(), now() + timedelta(days=30))
    assert len(gone) == 2 and first not in gone
    assert Procedures(shop, "lake", "raw_mshop.expiring").expire(gone) > 0
    after = table_state(shop, name)
    assert {s.id for s in state.snapshots} - {s.id for s in after.snapshots} == set(gone)
    assert shop.table(name).count() == 1 and shop.sql(f"SELECT * FROM {name} VERSION AS OF 'release'").count() == 0


def test_a_table_that_lies_in_another_keeps_its_files_and_one_that_fails_does_not_stop_the_others(shop):
    inner = folder(shop, "raw_mshop.orders") / "inner"
    shop.sql(f"CREATE TABLE lake.raw_mshop.nested (id int) USING iceberg LOCATION '{inner.as_uri()}'")
    file = put_orphan(shop, "raw_mshop.orders", OLD)
    try:
        missing, orders = run(shop, ["raw_mshop.missing", "raw_mshop.orders"])
    finally:
        shop.sql("DROP TABLE lake.raw_mshop.nested")
    assert missing.failed and "missing" in missing.note
    assert file.exists() and orders.orphans == 0 and "that of raw_mshop.nested lie in each other" in orders.note


def test_an_abandoned_branch_of_a_load_is_dropped(shop):
    from lakehouse_maintain.maintain import maintain
    from lakehouse_maintain.table_state import table_state

    shop.sql("ALTER TABLE lake.vault.hub_mshop CREATE BRANCH audit_stopped")
    [report] = maintain(shop, "lake", ["vault.hub_mshop"], retention=Retention(max_age=timedelta(seconds=-1)), now=now())
    assert not report.failed and [ref.name for ref in table_state(shop, "lake.vault.hub_mshop").refs] == ["main"]


def test_the_command(shop, tmp_path, capsys):
    """In this process it finds the session, and so the tables, of the tests."""
    from lakehouse_maintain.cli import main

    assert main(["--source", "mshop", "--tables", "orders", "--dry-run", "--home", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "raw_mshop.orders" in printed and "would be expired" in printed
    assert main(["--source", "mshop", "--tables", "ordres", "--home", str(tmp_path)]) == 2
    assert "Did you mean orders?" in capsys.readouterr().err
