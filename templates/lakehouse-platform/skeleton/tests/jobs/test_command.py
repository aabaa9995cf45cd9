"""`make job` in a repository of its own, and the script of the Glue job in the session of the tests."""

from __future__ import annotations

import os
import subprocess

import pytest
import yaml

from needs import REPOSITORY

STARTER = "SELECT\n  'example' AS `day`,\n  CAST(1 AS BIGINT) AS `amount`\n"
SETTINGS = {"version": 1, "kind": "transformation", "target": "marts.daily", "write": {"mode": "merge", "keys": ["day"]}}


def repository(folder, rules: str):
    job = folder / "jobs" / "daily"
    job.mkdir(parents=True)
    (job / "job.yaml").write_text(yaml.safe_dump(SETTINGS))
    (job / "transform.sql").write_text(STARTER)
    (job / "rules.dqdl").write_text(rules)
    for name in ("Makefile", "ingestion", "scripts"):
        (folder / name).symlink_to(REPOSITORY / name)
    return folder


def make(folder, *words: str):
    environment = {**os.environ, "LAKEHOUSE_VENV": os.environ.get("LAKEHOUSE_VENV") or str(REPOSITORY / ".venv")}
    return subprocess.run(["make", "--no-print-directory", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_make_job_publishes_and_a_broken_rule_ends_with_its_sentence(spark, tmp_path):
    good = repository(tmp_path / "good", 'Rules = [ RowCount > 0, IsPrimaryKey "day" ]')
    done = make(good, "job", "JOB=daily")
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.splitlines()[-1] == "Job daily: marts.daily has 1 rows, 2 rules hold."
    (good / "jobs/daily/rules.dqdl").write_text("Rules = [ RowCount > 1 ]")
    broken = make(good, "job", "JOB=daily")
    assert broken.returncode != 0
    assert "1 of 1 rules of jobs/daily/rules.dqdl are broken, so nothing is published: RowCount > 1 (it is 1)." in broken.stderr


def test_a_job_that_is_not_there_is_said_before_spark_starts(tmp_path):
    done = make(repository(tmp_path, "Rules = [ RowCount > 0 ]"), "job", "JOB=dayly")
    assert done.returncode != 0 and "There is no job dayly. Did you mean daily?" in done.stderr


def test_the_script_of_glue_runs_a_transformation_in_its_session(spark, tmp_path, capsys):
    from lakehouse_jobs.glue_job import main

    folder = repository(tmp_path, "Rules = [ RowCount = 1 ]") / "jobs" / "daily"
    done = main(["glue_job.py", "--JOB_NAME", "x", "--job", str(folder / "job.yaml"), "--catalog", "lake"])
    assert done.rows == 1 and spark.table("lake.marts.daily").count() == 1
    spark.sql("DROP TABLE lake.marts.daily")


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [([], "The job has no argument --job"), (["--job", "{folder}/load/job.yaml"], "The job load loads a source: run lakehouse_ingest/glue_job.py")],
)
def test_what_glue_cannot_run_is_said(tmp_path, argv, sentence: str):
    from lakehouse_ingest.glue_job import JobFailed
    from lakehouse_jobs.glue_job import main

    (tmp_path / "load").mkdir()
    (tmp_path / "load/job.yaml").write_text("kind: source\nsource: shop\n")
    with pytest.raises(JobFailed, match=sentence):
        main(["glue_job.py", *[word.format(folder=tmp_path) for word in argv]])


def test_a_job_that_loads_a_source_is_a_local_run_of_it(monkeypatch, tmp_path):
    from lakehouse_jobs import cli

    (tmp_path / "jobs/load").mkdir(parents=True)
    (tmp_path / "jobs/load/job.yaml").write_text("kind: source\nsource: shop\n")
    asked = []
    monkeypatch.setattr(cli.local, "main", lambda argv: asked.append(argv) or 0)
    assert cli.main(["--job", "load", "--data", "csv", "--repository", str(tmp_path)]) == 0
    assert asked == [["--source", "shop", "--data", "csv", "--repository", str(tmp_path)]]
