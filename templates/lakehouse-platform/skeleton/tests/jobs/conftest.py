"""Small jobs for the tests: each test has a namespace of its own."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Sequence

import pytest
import yaml

_numbers = itertools.count()


@dataclass
class SmallJob:
    """A transformation that writes `target` in the namespace of the test."""

    spark: Any
    folder: Path
    namespace: str

    @property
    def target(self) -> str:
        return f"{self.namespace}.target"

    def write(self, sql: str, rules: str = "RowCount >= 0", keys: Optional[Sequence[str]] = None, **settings: Any) -> None:
        write = {"mode": "merge", "keys": list(keys)} if keys else {"mode": "replace"}
        fields = {"version": 1, "kind": "transformation", "target": self.target, "write": write, **settings}
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "job.yaml").write_text(yaml.safe_dump(fields), encoding="utf-8")
        (self.folder / "transform.sql").write_text(sql, encoding="utf-8")
        (self.folder / "rules.dqdl").write_text(f"Rules = [ {rules} ]", encoding="utf-8")

    def run(self, sql: Optional[str] = None, **options: Any):
        from lakehouse_jobs.run import run_transformation
        from lakehouse_jobs.settings import read_job

        if sql is not None:
            self.write(sql, **options)
        return run_transformation(self.spark, read_job(self.folder), "lake")

    def rows(self) -> list[tuple]:
        return [tuple(row) for row in self.spark.sql(f"SELECT * FROM lake.{self.target} ORDER BY 1, 2").collect()]

    def snapshots(self) -> list[dict]:
        """Summaries of main's own history, oldest first."""
        from lakehouse_ingest import iceberg

        return list(iceberg.summaries(self.spark, f"lake.{self.target}"))[::-1]

    def branches(self) -> list[str]:
        return [row[0] for row in self.spark.sql(f"SELECT name FROM lake.{self.target}.refs").collect()]


@pytest.fixture
def job(spark, tmp_path) -> SmallJob:
    return SmallJob(spark, tmp_path / "jobs" / "small", f"j{next(_numbers)}")
