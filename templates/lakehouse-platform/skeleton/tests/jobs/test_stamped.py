"""What the template stamps: the tests of the jobs of the golden answers pass as they are."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from needs import REPOSITORY

GOLDEN = (REPOSITORY / "../../../plugins/scaffolder-backend-module-lakehouse/src/__golden__/job").resolve()
pytestmark = pytest.mark.skipif(not GOLDEN.is_dir(), reason="the golden files lie beside the template, not in a stamped repository")


def stamped(name: str, repository) -> None:
    """Files of `===== <path>` and what follows."""
    for path, content in re.findall(r"===== (\S+)\n(.*?)(?=\n===== |\Z)", (GOLDEN / name).read_text(encoding="utf-8"), re.DOTALL):
        file = repository / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("name", ["starter.txt", "sql.txt"])
def test_the_test_of_a_job_passes_as_stamped_and_fails_when_the_query_changes(name: str, tmp_path):
    stamped(name, tmp_path)
    (tmp_path / "ingestion").symlink_to(REPOSITORY / "ingestion")
    (tmp_path / "jobs/conftest.py").write_text((REPOSITORY / "jobs/conftest.py").read_text())
    run = lambda: subprocess.run([sys.executable, "-m", "pytest", "-q", "jobs"], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: E731
    done = run()
    assert done.returncode == 0 and "1 passed" in done.stdout, done.stdout[-3000:]
    query = tmp_path / "jobs/daily_revenue/transform.sql"
    query.write_text(query.read_text().replace("'example'", "'other'").replace("country", "country +"))
    assert run().returncode == 1


def test_settings_of_the_template_are_read(tmp_path):
    from lakehouse_jobs.settings import read_job

    for name, kind in (("starter.txt", "transformation"), ("source.txt", "source")):
        stamped(name, tmp_path / name)
        (folder,) = (tmp_path / name / "jobs").iterdir()
        assert read_job(folder).kind == kind
