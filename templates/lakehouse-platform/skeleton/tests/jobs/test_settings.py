"""Settings that cannot be used name file, field and fix."""

from __future__ import annotations

import pytest
import yaml

GOOD = {"version": 1, "kind": "transformation", "target": "marts.daily", "write": {"mode": "merge", "keys": ["day"]}}


def written(folder, fields):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "job.yaml").write_text(fields if isinstance(fields, str) else yaml.safe_dump(fields), encoding="utf-8")
    return folder


def test_a_transformation_is_read(tmp_path):
    from lakehouse_jobs.settings import read_job

    folder = written(tmp_path / "daily", GOOD)
    (folder / "transform.sql").write_text("SELECT 1 AS day")
    (folder / "rules.dqdl").write_text("Rules = [ RowCount > 0 ]")
    job = read_job(folder)
    assert (job.name, job.target, job.keys, job.sql) == ("daily", "marts.daily", ["day"], "SELECT 1 AS day")
    assert read_job(written(tmp_path / "load", {"kind": "source", "source": "shop"})).source == "shop"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ("a: [", "jobs/daily/job.yaml cannot be read"),
        ("", "jobs/daily/job.yaml holds no settings"),
        ({**GOOD, "kind": "magic"}, "jobs/daily/job.yaml: kind cannot be used: write source or transformation."),
        ({"kind": "source"}, "jobs/daily/job.yaml: source cannot be used: write the name of a contract"),
        ({**GOOD, "target": "daily"}, "jobs/daily/job.yaml: target cannot be used: write namespace.table"),
        ({**GOOD, "target": "vault.hub"}, "target cannot be used: loads and dbt write that namespace"),
        ({**GOOD, "write": "merge"}, "jobs/daily/job.yaml: write cannot be used"),
        ({**GOOD, "write": {"mode": "upsert"}}, "jobs/daily/job.yaml: write.mode cannot be used: write replace or merge."),
        ({**GOOD, "write": {"mode": "merge", "keys": ['a"; DROP']}}, "write.keys cannot be used: list columns"),
        (GOOD, "jobs/daily/transform.sql is missing"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path, fields, sentence: str):
    from lakehouse_ingest.errors import IngestError
    from lakehouse_jobs.settings import read_job

    with pytest.raises(IngestError) as error:
        read_job(written(tmp_path / "daily", fields))
    assert sentence in str(error.value)


def test_a_job_is_found_by_its_name(tmp_path):
    from lakehouse_ingest.errors import IngestError
    from lakehouse_jobs.settings import job_folder

    with pytest.raises(IngestError, match="There is no job in jobs/: add one first."):
        job_folder(tmp_path, "daily")
    written(tmp_path / "jobs" / "daily", GOOD)
    assert job_folder(tmp_path, "daily").name == "daily"
    with pytest.raises(IngestError, match="There is no job dayly. Did you mean daily?"):
        job_folder(tmp_path, "dayly")
    with pytest.raises(IngestError, match="JOB is missing: make job JOB=<name>, where the name is one of daily."):
        job_folder(tmp_path, "")
