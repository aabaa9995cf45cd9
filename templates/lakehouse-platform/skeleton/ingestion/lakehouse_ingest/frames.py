"""Frames that are computed once, and let go of when a table is done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator

from pyspark.sql import DataFrame, SparkSession


def computed_once(frame: DataFrame) -> DataFrame:
    """Keeps the rows that the first action computes, in memory as far as there is room and else on disk.

    Not `persist()`: Spark then clones the session, the clone opens the catalog a second time, and a SQLite file locks one of them out.
    It would also read the source again when a worker is lost, which may then say something else; this way the load fails instead.
    """
    return frame.localCheckpoint(eager=False)


@contextmanager
def released(spark: SparkSession) -> Iterator[None]:
    """What was kept inside the block is let go of at its end: one large table must not leave its rows on disk while the next is loaded."""
    kept = spark.sparkContext._jsc.getPersistentRDDs  # type: ignore[union-attr]
    before = set(kept())
    try:
        yield
    finally:
        now = kept()
        for number in set(now) - before:
            now[number].unpersist(False)
