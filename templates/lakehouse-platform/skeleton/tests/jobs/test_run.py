"""A transformation on real Spark and Iceberg: what is published, and what never is."""

from __future__ import annotations

import pytest

TWO = "SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t (id, label)"


def test_the_first_run_creates_the_table_and_each_run_replaces_its_rows_in_one_snapshot(job):
    done = job.run(TWO, rules='RowCount = 2, IsPrimaryKey "id"')
    assert (done.rows, [one.holds for one in done.judged]) == (2, [True, True])
    job.run("SELECT * FROM VALUES (3, 'c') AS t (id, label)")
    assert job.rows() == [(3, "c")]
    first, second = job.snapshots()
    assert (first["operation"] if "operation" in first else "append", second["deleted-records"]) == ("append", "2")
    assert second["lakehouse.source"] == "job_small" and second["lakehouse.load-time"].endswith("Z")
    assert job.branches() == ["main"]


def test_merging_changes_rows_of_the_same_key_and_adds_the_others_in_one_snapshot(job):
    job.run(TWO, keys=["id"])
    job.run("SELECT * FROM VALUES (2, 'B'), (3, 'c') AS t (id, label)", keys=["id"])
    assert job.rows() == [(1, "a"), (2, "B"), (3, "c")]
    assert len(job.snapshots()) == 2 and job.branches() == ["main"]


def test_rules_are_checked_on_the_table_as_it_would_be_and_broken_ones_publish_nothing(job):
    from lakehouse_jobs.run import RulesBroken

    job.run(TWO, keys=["id"])
    with pytest.raises(RulesBroken, match=r"1 of 2 rules of jobs/small/rules.dqdl are broken, so nothing is published: RowCount < 3 \(it is 3\)\."):
        job.run("SELECT 9 AS id, 'z' AS label", keys=["id"], rules='RowCount < 3, IsComplete "id"')
    assert job.rows() == [(1, "a"), (2, "b")]
    assert len(job.snapshots()) == 1 and job.branches() == ["main"]


def test_a_new_table_whose_rules_are_broken_stays_empty(job):
    from lakehouse_jobs.run import RulesBroken

    with pytest.raises(RulesBroken):
        job.run(TWO, rules="RowCount > 2")
    assert job.rows() == [] and job.snapshots() == []
    job.run(TWO, rules="RowCount = 2")
    assert len(job.rows()) == 2


def test_new_columns_are_added_and_what_does_not_fit_is_said(job):
    from lakehouse_ingest.errors import IngestError

    job.run(TWO)
    job.run("SELECT 1 AS id, 'a' AS label, CAST(2 AS DOUBLE) AS amount")
    assert job.rows() == [(1, "a", 2.0)]
    with pytest.raises(IngestError, match="has the column amount, which the query no longer gives"):
        job.run(TWO)
    with pytest.raises(IngestError, match="The column id is int in the table lake.*, and string in the query: cast it"):
        job.run("SELECT '1' AS id, 'a' AS label, CAST(2 AS DOUBLE) AS amount")
    assert job.rows() == [(1, "a", 2.0)]


@pytest.mark.parametrize(
    ("sql", "keys", "sentence"),
    [
        ("SELECT * FROM VALUES (1, 'a'), (1, 'b') AS t (id, label)", ["id"], "2 rows have id = 1"),
        ("SELECT CAST(NULL AS INT) AS id, 'a' AS label", ["id"], "1 rows have id = None"),
        ("SELECT 1 AS id", ["day"], "write.keys names day, which the query does not give: there is id"),
        ("SELECT 1 AS id, 2 AS id", None, "gives the column id twice"),
        ("SELECT 1 AS `Id`", None, "gives the column 'Id': name it with AS"),
        ("SELECT 1", None, "gives the column '1': name it with AS"),
        ("SELECT NULL AS id", None, "gives the column id no type"),
        ("DROP TABLE lake.x", None, "begins with 'DROP': write one SELECT"),
        ("  -- nothing\n", None, "begins with 'nothing': write one SELECT"),
        ("SELECT 1 AS a; SELECT 2 AS a", None, "cannot be run: .*PARSE_SYNTAX_ERROR"),
        ("SELECT a FROM marts.not_there", None, "cannot be run: .*TABLE_OR_VIEW_NOT_FOUND"),
    ],
)
def test_a_query_that_cannot_be_used_is_said(job, sql, keys, sentence):
    from lakehouse_ingest import iceberg
    from lakehouse_ingest.errors import IngestError

    with pytest.raises(IngestError, match=sentence):
        job.run(sql, keys=keys)
    assert not iceberg.table_exists(job.spark, f"lake.{job.target}")


def test_another_writer_in_between_is_said_and_nothing_is_published(job, monkeypatch):
    from lakehouse_ingest.errors import IngestError
    from lakehouse_jobs import run

    job.run(TWO)
    judge = run.judge

    def meddled(*given):
        job.spark.sql(f"INSERT INTO lake.{job.target} VALUES (7, 'other')")
        return judge(*given)

    monkeypatch.setattr(run, "judge", meddled)
    with pytest.raises(IngestError, match="Another writer has changed lake.* meanwhile. Nothing is published"):
        job.run("SELECT 3 AS id, 'c' AS label")
    assert job.rows() == [(1, "a"), (2, "b"), (7, "other")] and job.branches() == ["main"]


def test_a_run_that_was_killed_leaves_a_branch_that_the_next_one_drops(job, monkeypatch):
    from lakehouse_jobs import target

    job.run(TWO)
    with monkeypatch.context() as killed:
        killed.setattr(target.branches, "drop", lambda *_: None)
        killed.setattr(target.branches, "fast_forward", lambda *_: None)
        job.run("SELECT 3 AS id, 'c' AS label")
    assert job.rows() == [(1, "a"), (2, "b")] and len(job.branches()) == 2
    job.run("SELECT 4 AS id, 'd' AS label")
    assert job.rows() == [(4, "d")] and job.branches() == ["main"]
