"""Audit branches of an Iceberg table."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import Iterable, Iterator, Mapping

from pyspark.sql import DataFrame, SparkSession

from lakehouse_ingest import iceberg
from lakehouse_ingest.load import Load

_PREFIX = "audit_"
_SETTING = "spark.wap.branch"
#: Lets a session write to a branch that does not exist yet, also of a table without a snapshot; see `append`.
_ENABLED = "write.wap.enabled"


def audit_branch(load: Load) -> str:
    return _PREFIX + re.sub(r"[^A-Za-z0-9_-]", "_", load.id)


def leftovers(spark: SparkSession, name: str) -> list[str]:
    """Audit branches of a table, left over from loads that were stopped."""
    return sorted(branch for branch in iceberg.handle(spark, name).refs() if branch.startswith(_PREFIX))


def drop(spark: SparkSession, name: str, branches: Iterable[str]) -> None:
    """Drops branches, those that are not there too. What only they hold is removed when snapshots are expired."""
    there = iceberg.handle(spark, name).refs()
    for branch in branches:
        if branch in there:
            iceberg.handle(spark, name).manageSnapshots().removeBranch(branch).commit()


def append(frame: DataFrame, name: str, branch: str, properties: Mapping[str, str]) -> None:
    """Appends to a branch that starts at main, in one snapshot.

    By Iceberg's session setting and not by the name `table.branch_x`: a branch can only be made at a snapshot, so that a new table would
    get an empty one first.
    """
    with writes_go_to(frame.sparkSession, name, branch):
        iceberg.append(frame, name, properties)


def fast_forward(spark: SparkSession, name: str, branch: str) -> None:
    """Moves main forward to the branch. Raises an error of Iceberg when main has moved meanwhile (faults.is_conflict)."""
    iceberg.handle(spark, name).manageSnapshots().fastForwardBranch("main", branch).commit()


@contextmanager
def writes_go_to(spark: SparkSession, name: str, branch: str) -> Iterator[None]:
    """What is written to the table inside the block goes to a branch, which starts at main when it is not there yet."""
    if iceberg.handle(spark, name).properties().get(_ENABLED) != "true":
        iceberg.set_properties(spark, name, {_ENABLED: "true"})
    spark.conf.set(_SETTING, branch)
    try:
        yield
    finally:
        spark.conf.unset(_SETTING)
