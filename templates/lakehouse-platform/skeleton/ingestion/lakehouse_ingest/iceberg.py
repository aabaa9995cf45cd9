"""Iceberg's own table handle, reached through the session: properties and snapshot summaries without a Spark job."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Any, Iterator, Mapping

from pyspark.sql import SparkSession


def table_exists(spark: SparkSession, name: str) -> bool:
    return bool(spark.catalog.tableExists(name))


def handle(spark: SparkSession, name: str) -> Any:
    """org.apache.iceberg.Table of an existing table, at its newest state."""
    table = spark._jvm.org.apache.iceberg.spark.Spark3Util.loadIcebergTable(spark._jsparkSession, name)  # type: ignore[union-attr]
    table.refresh()
    return table


def set_properties(spark: SparkSession, name: str, properties: Mapping[str, str]) -> None:
    """One metadata commit, no snapshot."""
    update = handle(spark, name).updateProperties()
    for key, value in properties.items():
        update = update.set(key, value)
    update.commit()


def snapshots(spark: SparkSession, name: str) -> Iterator[tuple[dict[str, str], datetime]]:
    """Summary and time of commit (UTC) of the retained snapshots of main, newest first."""
    table = handle(spark, name)
    snapshot = table.currentSnapshot()
    while snapshot is not None:
        yield dict(snapshot.summary()), datetime.fromtimestamp(snapshot.timestampMillis() / 1000, timezone.utc)
        parent = snapshot.parentId()
        snapshot = table.snapshot(parent) if parent is not None else None


def summaries(spark: SparkSession, name: str) -> Iterator[dict[str, str]]:
    """Summaries of the retained snapshots of main, newest first."""
    return (summary for summary, _ in snapshots(spark, name))


def append(frame, name: str, properties: Mapping[str, str]) -> None:  # type: ignore[no-untyped-def]
    """Appends in one commit whose snapshot carries `properties`."""
    writer = frame.writeTo(name)
    for key, value in properties.items():
        writer = writer.option(f"snapshot-property.{key}", value)
    writer.append()


@contextmanager
def snapshots_say(spark: SparkSession, properties: Mapping[str, str]) -> Iterator[None]:
    """Every snapshot that this process commits inside the block carries `properties`.

    For SQL, which has no write options: what Iceberg's environment context holds goes into every snapshot summary.
    """
    context = spark._jvm.org.apache.iceberg.EnvironmentContext  # type: ignore[union-attr]
    for key, value in properties.items():
        context.put(key, value)
    try:
        yield
    finally:
        for key in properties:
            context.remove(key)
