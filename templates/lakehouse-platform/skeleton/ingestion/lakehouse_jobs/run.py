"""One run of a transformation: query, write to a branch, check the rules there, publish in one commit or not at all."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Sequence

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from lakehouse_ingest import __version__
from lakehouse_ingest.branches import audit_branch
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.faults import is_conflict
from lakehouse_ingest.load import Load, new_load
from lakehouse_jobs.dqdl import read_dqdl
from lakehouse_jobs.query import check_keys, rows_of
from lakehouse_jobs.rules import Judged, judge
from lakehouse_jobs.settings import RULES, Job
from lakehouse_jobs.target import Target


class RulesBroken(IngestError):
    """Nothing was published. `judged`: all rules."""

    def __init__(self, message: str, judged: Sequence[Judged]) -> None:
        super().__init__(message)
        self.judged = judged


@dataclass(frozen=True)
class Published:
    """`rows`: how many the table has now."""

    table: str
    rows: int
    judged: Sequence[Judged]


def run_transformation(spark: SparkSession, job: Job, catalog: str) -> Published:
    """Raises IngestError when the run cannot be done, RulesBroken when a rule does not hold; the table stays as it was then."""
    rules = read_dqdl(job.rules, f"jobs/{job.name}/{RULES}")
    load = new_load(f"job_{job.name}", "1", __version__, f"job_{job.name}-{secrets.token_hex(6)}")
    target = Target(spark, f"{catalog}.{job.target}")
    with _default_catalog(spark, catalog), rows_of(spark, job) as rows:
        if job.keys is not None:
            check_keys(rows, job.keys, job.name)
        target.prepare(rows)
        branch = audit_branch(load)
        with target.branch(branch):
            return _published(target, rows, job, load, rules, branch)


def _published(target: Target, rows, job: Job, load: Load, rules, branch: str) -> Published:  # type: ignore[no-untyped-def]
    try:
        target.write(rows, job.keys, branch, load.snapshot_properties())
        written = target.on(branch)
        judged, count = judge(written, rules), written.count()
        broken = [one for one in judged if not one.holds]
        if broken:
            said = "; ".join(map(str, broken))
            raise RulesBroken(f"{len(broken)} of {len(judged)} rules of jobs/{job.name}/{RULES} are broken, so nothing is published: {said}.", judged)
        target.publish(branch)
    except (Py4JJavaError, PySparkException) as error:
        if is_conflict(error):
            raise IngestError(f"Another writer has changed {target.name} meanwhile. Nothing is published: run the job again.") from None
        raise
    return Published(job.target, count, judged)


class _default_catalog:
    """Tables are named without their catalog, as in dbt."""

    def __init__(self, spark: SparkSession, catalog: str) -> None:
        self._spark, self._catalog = spark, catalog

    def __enter__(self) -> None:
        self._before = self._spark.catalog.currentCatalog()
        self._spark.catalog.setCurrentCatalog(self._catalog)

    def __exit__(self, *_: object) -> None:
        self._spark.catalog.setCurrentCatalog(self._before)
